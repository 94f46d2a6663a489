using Cacao.Schema;
using Cacao.Tests.Execution;
using Cacao.Tests.Validation;

namespace Cacao.Tests.CostAnalysis;

public sealed class OperationCostTests
{
    [Theory]
    [InlineData("{ __typename }", 0, 1)]
    [InlineData("{ me { name } }", 10, 2)]
    [InlineData("{ me { name id n: name } }", 10, 2)]
    [InlineData("{ me { secret } a: me { secret } }", 25, 3)]
    [InlineData("{ report { name lines author { name } } }", 11, 7)]
    [InlineData("{ found { id } }", 1, 2)]
    [InlineData("""{ found(order: "name") { id } }""", 4, 2)]
    [InlineData("""{ found(by: { id: 1 }) { id } }""", 5, 2)]
    public async Task Fields_weigh_what_they_say_and_objects_one_unless_they_say_otherwise(string document, double fields, double types)
        => (await Network.Create().MeasureAsync(document)).ShouldBe((fields, types));

    [Theory]
    [InlineData("{ all { id } }", 1, 11)]
    [InlineData("{ groups { id } }", 1, 101)]
    [InlineData("{ few { id } }", 1, 5)]
    [InlineData("{ top { id } }", 1, 8)]
    [InlineData("{ top(size: 3) { id } }", 1, 4)]
    [InlineData("{ top(size: 3) { secret } }", 8.5, 4)]
    [InlineData("""{ byIds(ids: ["a", "b", "b"]) { id } }""", 1, 4)]
    [InlineData("{ report { lines } }", 1, 6)]
    public async Task Lists_multiply_what_is_asked_of_their_items(string document, double fields, double types)
        => (await Network.Create().MeasureAsync(document)).ShouldBe((fields, types));

    [Theory]
    [InlineData("{ users { nodes { id } } }", 11, 52)]
    [InlineData("{ users(first: 3) { nodes { id } } }", 11, 5)]
    [InlineData("{ users(first: null) { nodes { id } } }", 11, 52)]
    [InlineData("{ users(last: 3) { edges { node { id } } } }", 14, 8)]
    [InlineData("{ users(first: 3, last: 5) { edges { cursor } nodes { id } pageInfo { hasNextPage } totalCount } }", 13, 13)]
    [InlineData("{ users(first: 3) { nodes { friends(first: 2) { nodes { id } } } } }", 44, 14)]
    [InlineData("{ users(first: 3) { nodes { friends { totalCount } } } }", 41, 8)]
    [InlineData("{ users(first: 0) { nodes { friends { nodes { id } } } } }", 11, 2)]
    [InlineData("{ users(first: -5) { nodes { friends { nodes { id } } } } }", 11, 2)]
    public async Task The_size_of_a_page_is_that_of_the_lists_below_the_connection(string document, double fields, double types)
        => (await Network.Create().MeasureAsync(document)).ShouldBe((fields, types));

    [Theory]
    [Trait("Abuse", "GD-14")]
    [InlineData("query ($n: Int) { users(first: $n) { nodes { id } } }", """{"n":100000}""", 100_002)]
    [InlineData("query ($n: Int) { users(first: $n) { nodes { id } } }", """{"n":null}""", 52)]
    [InlineData("query ($n: Int) { users(first: $n) { nodes { id } } }", null, 52)]
    [InlineData("query ($n: Int = 7) { users(first: $n) { nodes { id } } }", null, 9)]
    [InlineData("query ($n: Int = 7) { users(first: $n) { nodes { id } } }", """{"n":8}""", 10)]
    [InlineData("query ($n: Int) { top(size: $n) { id } }", null, 8)]
    [InlineData("query ($n: Int) { top(size: $n) { id } }", """{"n":2}""", 3)]
    [InlineData("query ($a: Int!, $b: Int!) { users(first: $a) { nodes { friends(last: $b) { edges { node { id } } } } } }", """{"a":2,"b":3}""", 18)]
    [InlineData("query ($ids: [ID!]!) { byIds(ids: $ids) { id } }", """{"ids":["a","a","a"]}""", 4)]
    [InlineData("query ($id: ID!) { byIds(ids: [$id, $id]) { id } }", """{"id":"a"}""", 3)]
    public async Task GD_14_The_size_of_a_list_is_what_its_variables_say_when_the_operation_runs(string document, string? variables, double types)
    {
        var schema = Network.Create();

        (await schema.MeasureAsync(document, variables)).Types.ShouldBe(types);
        (await schema.MeasureAsync(document, variables)).Types.ShouldBe(types, "the second time, with the plan known");
    }

    [Fact]
    public async Task One_plan_has_another_cost_for_other_variables()
    {
        var schema = Network.Create();
        const string Document = "query ($n: Int, $more: Boolean!) { users(first: $n) { nodes { id } } me @include(if: $more) { friends @skip(if: $more) { totalCount } } }";

        (await schema.MeasureAsync(Document, """{"n":1,"more":false}""")).ShouldBe((11, 3));
        (await schema.MeasureAsync(Document, """{"n":1,"more":true}""")).ShouldBe((21, 4));
        (await schema.MeasureAsync(Document, """{"n":5,"more":false}""")).ShouldBe((11, 7));
    }

    [Theory]
    [InlineData("{ me @skip(if: true) { id } }", 0, 1)]
    [InlineData("{ me { id } me @include(if: false) { friends { nodes { id } } } }", 10, 2)]
    [InlineData("query ($a: Boolean = true) { me { friends @skip(if: $a) { nodes { id } } } }", 10, 2)]
    [InlineData("query ($a: Boolean = false) { me { friends @skip(if: $a) { nodes { id } } } }", 21, 53)]
    [InlineData("query ($a: Boolean = true) { me { friends @skip(if: $a) { totalCount } } me { friends @include(if: $a) { totalCount } } }", 20, 3)]
    public async Task What_is_left_out_costs_nothing(string document, double fields, double types)
        => (await Network.Create().MeasureAsync(document)).ShouldBe((fields, types));

    [Theory]
    [InlineData("{ thing { __typename } }", 1, 6)]
    [InlineData("{ thing { ... on User { id } } }", 1, 6)]
    [InlineData("{ thing { ... on User { friends(first: 9) { nodes { id } } } ... on Report { author { id } } } }", 12, 12)]
    [InlineData("{ member { name ... on Report { author { id } } } }", 11, 7)]
    public async Task What_can_be_of_several_types_costs_as_much_as_the_dearest(string document, double fields, double types)
        => (await Network.Create().MeasureAsync(document)).ShouldBe((fields, types));

    [Fact]
    public async Task A_fragment_that_is_there_twice_is_merged_and_counts_once()
        => (await Network.Create().MeasureAsync("{ ...F ...F me { id } } fragment F on Query { me { friends(first: 1) { nodes { id } } } }")).ShouldBe((21, 4));

    [Fact]
    [Trait("Abuse", "GD-12")]
    public async Task Introspection_counts_by_the_size_of_the_schema_and_for_less_than_data()
    {
        var schema = Network.Create();

        var (fields, types) = await schema.MeasureAsync(IntrospectionQuery.Text);
        var (names, _) = await schema.MeasureAsync("{ __schema { types { name } } }");
        var (namesOfFields, _) = await schema.MeasureAsync("{ __schema { types { fields { type { fields { name } } } } } }");
        (await schema.MeasureAsync("""{ __type(name: "User") { name } }""")).ShouldBe((0.1, 1.1));
    }

    [Fact]
    public async Task A_list_that_needs_one_slicing_argument_is_refused_without_and_with_two()
    {
        var schema = new TestSchema(
            """
            type Query { items(first: Int, last: Int): [Int!] @listSize(slicingArguments: ["first", "last"]) }
            directive @listSize(slicingArguments: [String!], requireOneSlicingArgument: Boolean! = true) on FIELD_DEFINITION
            """)
        { Cost = new CostOptions() }.Value("Query.items", new[] { 1 });

        (await schema.Execute("{ items(first: 1) }")).ShouldBe("""{"data":{"items":[1]}}""");
        (await schema.Execute("query ($n: Int) { items(first: 1, last: $n) }")).ShouldBe("""{"data":{"items":[1]}}""");

        const string Refusal =
            """{"errors":[{"message":"The field Query.items needs exactly one of the arguments that say how many items are wanted.","locations":[{"line":1,"column":3}],"extensions":{"code":"HC0082"}}]}""";
        (await schema.Execute("{ items }")).ShouldBe(Refusal);
        (await schema.Execute("{ items(first: 1, last: 1) }")).ShouldBe(Refusal);
    }
}
