namespace Cacao.Tests.Execution;

public sealed class ResponseTests
{
    private const string Sdl = """
        type Query { a: String b: String c: String nested: Nested flag: Boolean number: Int id: ID when: Float }
        type Nested { x: String y: String nested: Nested }
        """;

    [Fact]
    public async Task Keys_come_in_the_order_of_the_operation()
    {
        var schema = Create();

        var json = await schema.Execute("{ c nested { y x } a }");

        json.ShouldBe("""{"data":{"c":"C","nested":{"y":"Y","x":"X"},"a":"A"}}""");
    }

    [Fact]
    public async Task Fields_with_the_same_response_name_are_merged_where_the_first_stands()
    {
        var schema = Create();

        var json = await schema.Execute("{ nested { x } a ...More } fragment More on Query { nested { y x nested { __typename } } b }");

        json.ShouldBe("""{"data":{"nested":{"x":"X","y":"Y","nested":{"__typename":"Nested"}},"a":"A","b":"B"}}""");
    }

    [Fact]
    public async Task Aliases_name_the_keys()
    {
        var schema = Create();

        var json = await schema.Execute("{ one: a two: a kind: __typename }");

        json.ShouldBe("""{"data":{"one":"A","two":"A","kind":"Query"}}""");
    }

    [Fact]
    public async Task Values_of_value_types_are_written_as_they_are()
    {
        var schema = Create().Value("Query.flag", true).Value("Query.number", (int?)7).Value("Query.id", 12).Value("Query.when", 1.5);

        var json = await schema.Execute("{ flag number id when }");

        json.ShouldBe("""{"data":{"flag":true,"number":7,"id":"12","when":1.5}}""");
    }

    [Fact]
    public async Task Nulls_of_nullable_value_types_are_null()
    {
        var schema = Create().Value("Query.number", (int?)null).Value("Query.flag", (bool?)null);

        var json = await schema.Execute("{ number flag }");

        json.ShouldBe("""{"data":{"number":null,"flag":null}}""");
    }

    [Fact]
    public async Task Text_is_escaped_only_where_JSON_asks_for_it()
    {
        var schema = Create().Value("Query.a", "<ä> & \"quotes\" \\ \u0001 'ok'");

        var json = await schema.Execute("{ a }");

        json.ShouldBe("""{"data":{"a":"<ä> & \"quotes\" \\ \u0001 'ok'"}}""");
    }

    [Fact]
    public async Task A_result_can_be_written_again_until_it_is_disposed()
    {
        var schema = Create();
        var result = await schema.ExecuteForResult("{ a }");

        var first = Cacao.Execution.RequestExecutorExtensions.ToJson(result);
        var second = Cacao.Execution.RequestExecutorExtensions.ToJson(result);
        result.Dispose();

        second.ShouldBe(first);
        Should.Throw<ObjectDisposedException>(() => Cacao.Execution.RequestExecutorExtensions.ToJson(result));
    }

    [Fact]
    public async Task A_result_can_be_disposed_twice()
    {
        var schema = Create();
        var result = await schema.ExecuteForResult("{ a nested { x } }");

        result.Dispose();
        result.Dispose();

        (await schema.Execute("{ a nested { x } }")).ShouldBe("""{"data":{"a":"A","nested":{"x":"X"}}}""");
    }

    [Fact]
    public async Task Introspection_goes_through_the_schemas_own_resolvers()
    {
        var schema = Create();

        var json = await schema.Execute("""{ __schema { queryType { name } } __type(name: "Nested") { kind fields { name type { name } } } }""");

        json.ShouldBe(
            """
            {"data":{"__schema":{"queryType":{"name":"Query"}},"__type":{"kind":"OBJECT","fields":[{"name":"x","type":{"name":"String"}},{"name":"y","type":{"name":"String"}},{"name":"nested","type":{"name":"Nested"}}]}}}
            """);
    }

    private static TestSchema Create() => new TestSchema(Sdl)
        .Value("Query.a", "A")
        .Value("Query.b", "B")
        .Value("Query.c", "C")
        .Value("Query.nested", new object())
        .Value("Nested.x", "X")
        .Value("Nested.y", "Y")
        .Value("Nested.nested", new object());
}
