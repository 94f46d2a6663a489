using System.Security.Claims;
using Cacao.Execution;
using Cacao.Types;

namespace Cacao.Tests.Execution;

public sealed class ResolverContextTests
{
    private const string Sdl = """
        type Query { items: [Item] echo(text: String = "default", number: Int, flags: [Boolean!], input: Input): String pick: Pick user: String }
        interface Pick { id: ID name: String }
        type Item { name: String }
        type A implements Pick { id: ID name: String a: String }
        type B implements Pick { id: ID name: String b: String }
        input Input { a: Int = 1 b: String }
        """;

    [Fact]
    public async Task A_context_knows_where_it_is()
    {
        var seen = new List<string>();
        var schema = new TestSchema(Sdl).Value<string[]>("Query.items", ["a", "b"]).Resolve("Item.name", context =>
        {
            seen.Add($"{context.Path} {context.ResponseName} {context.ObjectType} {context.Selection.Field.Name} {context.Parent<string>()}");
            return "";
        });

        await schema.Execute("{ list: items { alias: name } }");

        seen.ShouldBe(["/list[0]/alias alias Item name a", "/list[1]/alias alias Item name b"]);
    }

    [Theory]
    [InlineData("{ echo }", null, "text=default number= flags= ")]
    [InlineData("""{ echo(text: "x", number: 3, flags: [true, false]) }""", null, "text=x number=3 flags=True,False ")]
    [InlineData("{ echo(text: null) }", null, "text= number= flags= ")]
    [InlineData("query ($text: String) { echo(text: $text) }", null, "text=default number= flags= ")]
    [InlineData("query ($text: String) { echo(text: $text) }", """{"text":"given"}""", "text=given number= flags= ")]
    [InlineData("query ($text: String) { echo(text: $text) }", """{"text":null}""", "text= number= flags= ")]
    [InlineData("query ($flag: Boolean!) { echo(flags: [$flag, true]) }", """{"flag":false}""", "text=default number= flags=False,True ")]
    public async Task Arguments_come_coerced_with_their_defaults(string document, string? variables, string expected)
    {
        var schema = new TestSchema(Sdl).Resolve("Query.echo", context =>
        {
            var number = context.ArgumentOptional<int?>("number");
            var flags = context.ArgumentValue<object?>("flags") as IEnumerable<object?>;

            return $"text={context.ArgumentValue<string?>("text")} number={number.Value} flags={string.Join(',', flags ?? [])} ";
        });

        (await schema.Execute(document, variables)).ShouldBe($$$"""{"data":{"echo":"{{{expected}}}"}}""");
    }

    [Fact]
    public async Task Arguments_of_a_plan_are_not_those_of_an_earlier_request()
    {
        var schema = new TestSchema(Sdl).Resolve("Query.echo", context => context.ArgumentValue<string>("text"));
        const string Document = "query ($text: String) { echo(text: $text) }";

        (await schema.Execute(Document, """{"text":"one"}""")).ShouldBe("""{"data":{"echo":"one"}}""");
        (await schema.Execute(Document, """{"text":"two"}""")).ShouldBe("""{"data":{"echo":"two"}}""");
    }

    [Fact]
    public async Task A_context_tells_what_is_selected_below_with_conditions_applied()
    {
        var selected = new List<string>();
        var schema = new TestSchema(Sdl)
            .Type<InterfaceTypeConfiguration>("Pick", pick => pick.ResolveType = _ => "A")
            .Resolve("Query.pick", context =>
            {
                selected.AddRange(new[] { "id", "name", "a", "b" }.Where(context.IsSelected));
                return (object?)null;
            });

        await schema.Execute("query ($no: Boolean!) { pick { alias: id name @include(if: $no) ... on B { b } } }", """{"no":false}""");

        selected.ShouldBe(["id", "b"]);
    }

    [Fact]
    public async Task The_user_is_in_the_requests_context_data()
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, "alice")], "test"));
        var schema = new TestSchema(Sdl).Resolve(
            "Query.user",
            context => ((ClaimsPrincipal)context.ContextData[nameof(ClaimsPrincipal)]!).Identity!.Name);

        using var result = await schema.ExecuteForResult("{ user }", user: user);

        result.ToJson().ShouldBe("""{"data":{"user":"alice"}}""");
    }

    [Fact]
    public async Task Context_data_lasts_for_one_request()
    {
        var schema = new TestSchema(Sdl).Resolve("Query.user", context =>
        {
            var before = context.ContextData.ContainsKey("seen");
            context.ContextData["seen"] = true;
            return before.ToString();
        });

        (await schema.Execute("{ one: user two: user }")).ShouldBe("""{"data":{"one":"False","two":"True"}}""");
        (await schema.Execute("{ one: user two: user }")).ShouldBe("""{"data":{"one":"False","two":"True"}}""");
    }

    [Fact]
    public async Task A_resolver_that_keeps_its_context_finds_its_own_row_in_it_after_waiting()
    {
        var schema = new TestSchema(Sdl).Value<string[]>("Query.items", ["a", "b", "c"]).Resolve(
            "Item.name",
            FieldResolver.FromTask(async context =>
            {
                await Task.Yield();
                return $"{context.Path} {context.Parent<string>()}";
            }).WithOwnContext());

        (await schema.Execute("{ items { name } }")).ShouldBe(
            """{"data":{"items":[{"name":"/items[0]/name a"},{"name":"/items[1]/name b"},{"name":"/items[2]/name c"}]}}""");
    }

    [Fact]
    public async Task The_root_has_no_parent_value()
    {
        var schema = new TestSchema(Sdl).Resolve("Query.user", context => (context.ParentObject is null).ToString());

        (await schema.Execute("{ user }")).ShouldBe("""{"data":{"user":"True"}}""");
    }
}
