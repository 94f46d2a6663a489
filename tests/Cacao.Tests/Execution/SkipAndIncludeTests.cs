namespace Cacao.Tests.Execution;

public sealed class SkipAndIncludeTests
{
    private static readonly TestSchema Schema = new TestSchema(
            "type Query { a: String b: String nested: Nested } type Nested { x: String y: String }")
        .Value("Query.a", "A")
        .Value("Query.b", "B")
        .Value("Query.nested", new object())
        .Value("Nested.x", "X")
        .Value("Nested.y", "Y");

    [Theory]
    [InlineData("{ a @skip(if: true) b }", """{"b":"B"}""")]
    [InlineData("{ a @skip(if: false) b }", """{"a":"A","b":"B"}""")]
    [InlineData("{ a @include(if: true) b }", """{"a":"A","b":"B"}""")]
    [InlineData("{ a @include(if: false) b }", """{"b":"B"}""")]
    [InlineData("{ a @include(if: true) @skip(if: true) b }", """{"b":"B"}""")]
    [InlineData("{ a @include(if: false) @skip(if: false) b }", """{"b":"B"}""")]
    [InlineData("{ ... @include(if: false) { a } b }", """{"b":"B"}""")]
    [InlineData("{ ...F @skip(if: true) b } fragment F on Query { a }", """{"b":"B"}""")]
    [InlineData("{ a @include(if: false) a }", """{"a":"A"}""")]
    public async Task Constants_decide_when_the_operation_is_planned(string document, string data)
        => (await Schema.Execute(document)).ShouldBe($$"""{"data":{{data}}}""");

    [Theory]
    [InlineData(true, true, """{"a":"A","b":"B"}""")]
    [InlineData(true, false, """{"b":"B"}""")]
    [InlineData(false, true, """{"b":"B"}""")]
    [InlineData(false, false, """{"b":"B"}""")]
    public async Task Conditions_combine_through_nested_fragments(bool outer, bool inner, string data)
    {
        const string Document = """
            query ($outer: Boolean!, $inner: Boolean!) { ...F @include(if: $outer) b }
            fragment F on Query { ... @include(if: $inner) { a } }
            """;

        var json = await Schema.Execute(Document, Variables(outer, inner));

        json.ShouldBe($$"""{"data":{{data}}}""");
    }

    [Theory]
    [InlineData(true, true, """{"nested":{"x":"X","y":"Y"}}""")]
    [InlineData(true, false, """{"nested":{"x":"X"}}""")]
    [InlineData(false, true, """{"nested":{"y":"Y"}}""")]
    [InlineData(false, false, "{}")]
    public async Task A_merged_field_is_there_when_any_of_its_occurrences_is_and_asks_for_what_those_ask(bool outer, bool inner, string data)
    {
        const string Document = """
            query ($outer: Boolean!, $inner: Boolean!) { nested @include(if: $outer) { x } nested @include(if: $inner) { y } }
            """;

        var json = await Schema.Execute(Document, Variables(outer, inner));

        json.ShouldBe($$"""{"data":{{data}}}""");
    }

    [Theory]
    [InlineData(true, """{"a":"A","b":"B"}""")]
    [InlineData(false, """{"b":"B","a":"A"}""")]
    public async Task A_merged_field_stands_where_its_first_included_occurrence_stands(bool include, string data)
    {
        var json = await Schema.Execute("query ($if: Boolean!) { a @include(if: $if) b a }", $$"""{"if":{{(include ? "true" : "false")}}}""");

        json.ShouldBe($$"""{"data":{{data}}}""");
    }

    [Theory]
    [InlineData(true, """{"a":"A","b":"B"}""")]
    [InlineData(false, """{"b":"B","a":"A"}""")]
    public async Task A_fragment_spread_again_under_a_wider_condition_counts_again(bool include, string data)
    {
        const string Document = "query ($if: Boolean!) { ...F @include(if: $if) b ...F } fragment F on Query { a }";

        var json = await Schema.Execute(Document, $$"""{"if":{{(include ? "true" : "false")}}}""");

        json.ShouldBe($$"""{"data":{{data}}}""");
    }

    [Fact]
    public async Task One_plan_serves_all_values_of_a_condition()
    {
        const string Document = "query ($if: Boolean!) { a @skip(if: $if) b }";

        (await Schema.Execute(Document, """{"if":true}""")).ShouldBe("""{"data":{"b":"B"}}""");
        (await Schema.Execute(Document, """{"if":false}""")).ShouldBe("""{"data":{"a":"A","b":"B"}}""");
        (await Schema.Execute(Document, """{"if":true}""")).ShouldBe("""{"data":{"b":"B"}}""");
    }

    [Fact]
    public async Task A_condition_takes_the_default_of_its_variable()
    {
        var json = await Schema.Execute("query ($if: Boolean = true) { a @skip(if: $if) b }");

        json.ShouldBe("""{"data":{"b":"B"}}""");
    }

    [Fact]
    public async Task A_condition_without_value_is_a_request_error()
    {
        var json = await Schema.Execute("query ($if: Boolean = true) { a @skip(if: $if) b }", """{"if":null}""");

        json.ShouldContain("\\\"$if\\\" decides @skip or @include");
        json.ShouldNotContain("data");
    }

    private static string Variables(bool outer, bool inner)
        => $$"""{"outer":{{(outer ? "true" : "false")}},"inner":{{(inner ? "true" : "false")}}}""";
}
