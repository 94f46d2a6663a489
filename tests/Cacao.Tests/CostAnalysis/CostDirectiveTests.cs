using Cacao.Paging;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;
using TestSchema = Cacao.Tests.Schema.TestSchema;

namespace Cacao.Tests.CostAnalysis;

public sealed class CostDirectiveTests
{
    [Fact]
    public void What_may_wait_weighs_ten_and_connections_say_how_many_items_they_have()
        => Create(new CostOptions()).Print("Query").ShouldBe(
            """
            type Query {
              plain: Int!
              waiting: Int! @cost(weight: "10")
              guarded: Int! @authorize @cost(weight: "10")
              cheap: Int! @cost(weight: "0.5")
              numbers(
                "Returns the first _n_ elements from the list."
                first: Int
                "Returns the elements in the list that come after the specified cursor."
                after: String
                "Returns the last _n_ elements from the list."
                last: Int
                "Returns the elements in the list that come before the specified cursor."
                before: String
              ): IntConnection! @listSize(assumedSize: 20, slicingArguments: ["first", "last"], slicingArgumentDefaultValue: 5, sizedFields: ["edges", "nodes"], requireOneSlicingArgument: false) @cost(weight: "10")
              forward(
                "Returns the first _n_ elements from the list."
                first: Int
                "Returns the elements in the list that come after the specified cursor."
                after: String
              ): IntConnection! @listSize(assumedSize: 3, slicingArguments: ["first"], slicingArgumentDefaultValue: 3, sizedFields: ["edges", "nodes"]) @cost(weight: "10")
              own(
                "Returns the first _n_ elements from the list."
                first: Int
                "Returns the elements in the list that come after the specified cursor."
                after: String
                "Returns the last _n_ elements from the list."
                last: Int
                "Returns the elements in the list that come before the specified cursor."
                before: String
              ): IntConnection! @listSize(assumedSize: 7, slicingArguments: ["first"]) @cost(weight: "10")
            }
            """);

    [Fact]
    public void Without_defaults_stands_what_was_written_and_nothing_else()
    {
        var print = Create(new CostOptions { ApplyCostDefaults = false }).Print("Query");

        print.ShouldContain("cheap: Int! @cost(weight: \"0.5\")");
        print.ShouldContain("waiting: Int!\n");
        print.Split("@listSize").Length.ShouldBe(2);
    }

    [Fact]
    public void Each_default_can_be_left_out()
    {
        var print = Create(new CostOptions { DefaultResolverCost = null, ApplySlicingArgumentDefaultValue = false }).Print("Query");

        print.ShouldContain("waiting: Int!\n");
        print.ShouldContain("@listSize(assumedSize: 20, slicingArguments: [\"first\", \"last\"], sizedFields: [\"edges\", \"nodes\"], requireOneSlicingArgument: false)\n");
    }

    [Fact]
    public void Types_arguments_and_fields_of_inputs_have_weights_too()
    {
        var schema = TestSchema.Of(typeof(WeighedQueries), typeof(ReportType)).WithServices(services => services.AddSingleton(new CostOptions()));

        schema.Print("Query").ShouldBe(
            """
            type Query {
              report(by: FilterInput! @cost(weight: "3")): Report!
            }
            """);
        schema.Print("Report").ShouldBe(
            """
            type Report @cost(weight: "5") {
              level: Level!
              lines(size: Int @cost(weight: "1")): [String] @cost(weight: "2") @listSize(assumedSize: 9, slicingArguments: ["size"], sizedFields: ["a"], requireOneSlicingArgument: false)
            }
            """);
        schema.Print("FilterInput").ShouldContain("name: String @cost(weight: \"4\")");
        schema.Print("Level").ShouldStartWith("enum Level @cost(weight: \"0.25\") {");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_weight_is_a_number_from_zero(double weight)
        => Should.Throw<ArgumentOutOfRangeException>(() => new CostDirective(weight)).ParamName.ShouldBe("weight");

    private static TestSchema Create(CostOptions options) => TestSchema.Of(typeof(CostedQueries))
        .With(schema => schema.AddParameterBinding(new PagingArgumentsBindingFactory(new PagingOptions { MaxPageSize = 20, DefaultPageSize = 5 })))
        .WithServices(services => services.AddSingleton(options));
}

[QueryType]
internal static partial class CostedQueries
{
    public static int Plain() => 1;

    public static Task<int> WaitingAsync() => Task.FromResult(1);

    [Authorize]
    public static int Guarded() => 1;

    [Cost(0.5)]
    public static Task<int> CheapAsync() => Task.FromResult(1);

    [UseConnection]
    public static Task<PageConnection<int>> NumbersAsync(PagingArguments arguments) => Task.FromResult(new PageConnection<int>(Page<int>.Empty));

    [UseConnection(AllowBackwardPagination = false, MaxPageSize = 3, RequirePagingBoundaries = true)]
    public static Task<PageConnection<int>> ForwardAsync(PagingArguments arguments) => Task.FromResult(new PageConnection<int>(Page<int>.Empty));

    [UseConnection]
    [ListSize(AssumedSize = 7, SlicingArguments = ["first"])]
    public static Task<PageConnection<int>> OwnAsync(PagingArguments arguments) => Task.FromResult(new PageConnection<int>(Page<int>.Empty));
}

[QueryType]
internal static partial class WeighedQueries
{
    public static Report Report([Cost(3)] Filter by) => new(Level.Low);
}

internal sealed class ReportType : ObjectTypeExtension<Report>
{
    protected override void Configure(IObjectTypeDescriptor<Report> descriptor)
        => descriptor.Field("lines")
            .Type<ListType<StringType>>()
            .Argument("size", argument => argument.Type<IntType>().Cost(1))
            .Resolve(FieldResolver.FromValue(_ => new[] { "a line" }))
            .Cost(2)
            .ListSize(9, ["size"], ["a"], requireOneSlicingArgument: false);
}

[Cost(5)]
internal sealed record Report(Level Level);

[Cost(0.25)]
internal enum Level
{
    Low,
}

[GraphQLName("FilterInput")]
internal sealed record Filter([property: Cost(4)] string? Name);
