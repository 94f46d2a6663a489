using Cacao.Errors;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class MiddlewareTests
{
    private const string Sdl = "type Query { items: [Item] } type Item { name: String numbers: [Int] child: Item }";

    [Fact]
    public async Task Middleware_wraps_the_resolver_outermost_first()
    {
        var order = new List<string>();
        var schema = Create()
            .Use("Item.name", next => async context =>
            {
                order.Add("outer in");
                await next(context);
                order.Add("outer out");
            })
            .Use("Item.name", next => async context =>
            {
                order.Add("inner in");
                await next(context);
                order.Add("inner out");
                context.Result = $"<{context.Result}>";
            });

        var json = await schema.Execute("{ items { name } }");

        json.ShouldBe("""{"data":{"items":[{"name":"<a>"},{"name":"<b>"}]}}""");
        order.Take(4).ShouldBe(["outer in", "inner in", "inner out", "outer out"]);
    }

    [Fact]
    public async Task Middleware_can_answer_in_the_resolvers_stead()
    {
        var schema = Create().Use("Item.name", next => context =>
        {
            if (context.Parent<string>() == "b")
            {
                context.Result = new Error("Not b.");
                return default;
            }

            return next(context);
        });

        var result = await schema.ExecuteForResult("{ items { name } }");

        result.Errors!.Single().Path!.ToString().ShouldBe("/items[1]/name");
        result.ToJson().ShouldEndWith("\"data\":{\"items\":[{\"name\":\"a\"},{\"name\":null}]}}");
    }

    [Fact]
    public async Task Each_row_has_a_context_of_its_own_across_waits()
    {
        var schema = Create().Use("Item.name", next => async context =>
        {
            await Task.Yield();
            await next(context);
            await Task.Yield();
            context.Result = $"{context.Path} {context.Parent<string>()} {context.Result}";
        });

        (await schema.Execute("{ items { name } }")).ShouldBe(
            """{"data":{"items":[{"name":"/items[0]/name a a"},{"name":"/items[1]/name b b"}]}}""");
    }

    [Fact]
    public async Task Results_of_middleware_are_completed_like_any_other()
    {
        var schema = Create()
            .Use("Item.numbers", _ => context =>
            {
                context.Result = Numbers();
                return default;
            })
            .Use("Item.child", _ => context =>
            {
                context.Result = context.Parent<string>() + "!";
                return default;
            });

        (await schema.Execute("{ items { numbers child { name } } }")).ShouldBe(
            """{"data":{"items":[{"numbers":[1,2],"child":{"name":"a!"}},{"numbers":[1,2],"child":{"name":"b!"}}]}}""");

        static async IAsyncEnumerable<int> Numbers()
        {
            yield return 1;
            await Task.Yield();
            yield return 2;
        }
    }

    [Fact]
    public async Task An_exception_of_middleware_is_one_of_the_field()
    {
        var schema = Create().Use("Item.name", _ => _ => throw new GraphQLException("No."));

        var result = await schema.ExecuteForResult("{ items { name } }");

        result.Errors!.Select(error => error.Path!.ToString()).ShouldBe(["/items[0]/name", "/items[1]/name"]);
    }

    private static TestSchema Create() => new TestSchema(Sdl)
        .Value<string[]>("Query.items", ["a", "b"])
        .Property<string, string>("Item.name", name => name)
        .Property<string, int[]>("Item.numbers", _ => [7])
        .Property<string, string>("Item.child", name => name);
}
