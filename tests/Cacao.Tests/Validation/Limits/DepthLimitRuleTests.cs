using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Tests.Validation.Limits;

public sealed class DepthLimitRuleTests
{
    private static readonly GraphQLSchema Schema = Library.Schema;

    [Theory]
    [InlineData("{ oldest { sequel { id } } }", 3)]
    [InlineData("{ oldest { id } a: oldest { sequel { author { name } } } }", 4)]
    [InlineData("{ ... on Query { oldest { ... { id } } } }", 2)]
    [InlineData("{ oldest { ...F } } fragment F on Book { sequel { ...G } } fragment G on Book { author { name } }", 4)]
    [InlineData("{ oldest { __typename } __schema { types { fields { type { ofType { name } } } } } }", 1)]
    public void Fields_inside_one_another_are_counted(string document, int depth)
    {
        Validate(document, new() { MaxExecutionDepth = depth }).ShouldBeEmpty();

        var error = Validate(document, new() { MaxExecutionDepth = depth - 1 }).ShouldHaveSingleItem();
        error.Message.ShouldBe(
            $"The GraphQL document has an execution depth of {depth} which exceeds the max allowed execution depth of {depth - 1}.");
        error.Code.ShouldBe(ErrorCodes.Validation.DepthExceeded);
        error.Locations.ShouldBe([new Location(1, 1)]);
        error.Extensions.ShouldBe(new Dictionary<string, object?> { ["limit"] = "MaxExecutionDepth", ["value"] = depth, ["allowed"] = depth - 1 });
    }

    [Theory]
    [Trait("Abuse", "GD-12")]
    [InlineData("{ __schema: oldest { __type: sequel { id } } }")]
    [InlineData("{ ...__schema } fragment __schema on Query { oldest { sequel { id } } }")]
    [InlineData("{ ...F oldest { ...G } } fragment F on Query { oldest { id } ...F2 } fragment F2 on Query { __typename } fragment G on Book { ...H sequel { ...H } } fragment H on Book { id }")]
    public void Names_exempt_nothing_and_fragments_seen_before_hide_nothing(string document)
        => Validate(document, new() { MaxExecutionDepth = 2 }).ShouldHaveSingleItem().Extensions!["value"].ShouldBe(3);

    [Fact]
    [Trait("Abuse", "GD-12")]
    public void Circular_introspection_is_counted()
    {
        const string TwoLists = "{ __schema { types { fields { type { interfaces { name } } } } } }";
        const string ThreeLists = "{ a: __type(name: \"Book\") { ...F } } fragment F on __Type { fields { type { ...G } } } fragment G on __Type { fields { type { possibleTypes { name } } } }";

        Validate(TwoLists, new()).ShouldBeEmpty();
        Validate(ThreeLists, new() { MaxIntrospectionDepth = null }).ShouldBeEmpty();

        var error = Validate(ThreeLists, new()).ShouldHaveSingleItem();
        error.Code.ShouldBe("HC0086");
        error.Extensions.ShouldBe(new Dictionary<string, object?> { ["limit"] = "MaxIntrospectionDepth", ["value"] = 3, ["allowed"] = 2 });
    }

    // cost would refuse it earlier; the depth does in any case
    [Fact]
    [Trait("Abuse", "GD-11")]
    public void Going_to_and_fro_between_two_types_ends_at_the_depth_limit()
    {
        var document = $"{{ oldest {string.Concat(Enumerable.Repeat("{ author { books ", 10))}{{ id }}{new string('}', 20)} }}";

        var error = Validate(document, new()).ShouldHaveSingleItem();

        error.Extensions.ShouldBe(new Dictionary<string, object?> { ["limit"] = "MaxExecutionDepth", ["value"] = 22, ["allowed"] = 15 });
    }

    [Fact]
    public void Every_operation_is_measured_for_itself()
    {
        var error = Validate("query A { oldest { id } } query B { oldest { sequel { id } } }", new() { MaxExecutionDepth = 2 }).ShouldHaveSingleItem();

        error.Locations.ShouldBe([new Location(1, 27)]);
    }

    private static IReadOnlyList<IError> Validate(string document, ValidationOptions options)
        => new DocumentValidator(options).Validate(Schema, Utf8GraphQLParser.Parse(document));
}
