using Cacao.Types;

namespace Cacao.Tests.Execution;

public sealed class SchedulingTests
{
    [Fact]
    public void A_request_whose_resolvers_never_wait_ends_on_the_callers_thread()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String later: String }")
            .Value<string[]>("Query.items", ["a", "b"])
            .Property<string, string>("Item.name", name => name)
            .ResolveAsync("Item.later", context => Task.FromResult(context.Parent<string>()));

        var task = schema.Execute("{ items { name later } }");

        task.IsCompleted.ShouldBeTrue();
    }

    [Fact]
    public async Task All_rows_are_called_before_any_is_waited_for()
    {
        var started = 0;
        var allStarted = new TaskCompletionSource();
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String }")
            .Value<string[]>("Query.items", ["a", "b", "c"])
            .ResolveAsync("Item.name", async context =>
            {
                var name = context.Parent<string>();

                if (Interlocked.Increment(ref started) == 3)
                {
                    allStarted.SetResult();
                }

                await allStarted.Task.WaitAsync(TimeSpan.FromSeconds(10));
                return name;
            });

        (await schema.Execute("{ items { name } }")).ShouldBe("""{"data":{"items":[{"name":"a"},{"name":"b"},{"name":"c"}]}}""");
    }

    [Fact]
    public async Task Resolvers_that_wait_and_those_that_do_not_mix_in_one_field()
    {
        var schema = new TestSchema("type Query { items: [Item] } type Item { name: String child: Item }")
            .Value("Query.items", Enumerable.Range(0, 50).Select(number => $"i{number}").ToArray())
            .Property<string, string>("Item.name", name => name)
            .ResolveAsync<string?>("Item.child", async context =>
            {
                var name = context.Parent<string>();

                switch (name[^1] % 4)
                {
                    case 0:
                        await Task.Delay(name.Length);
                        break;
                    case 1:
                        await Task.Yield();
                        break;
                    case 2:
                        return null;
                }

                return name + "!";
            });

        var json = await schema.Execute("{ items { name child { name } } }");

        json.ShouldBe($$$"""{"data":{"items":[{{{string.Join(',', Enumerable.Range(0, 50).Select(Expected))}}}]}}""");

        static string Expected(int number)
            => number.ToString()[^1] % 4 == 2
                ? $$"""{"name":"i{{number}}","child":null}"""
                : $$$"""{"name":"i{{{number}}}","child":{"name":"i{{{number}}}!"}}""";
    }

    [Fact]
    public async Task Many_requests_at_once_do_not_disturb_each_other()
    {
        var schema = new TestSchema("type Query { items(count: Int!): [Item] } type Item { number: Int later: Int }")
            .Resolve("Query.items", context => Enumerable.Range(0, context.ArgumentValue<int>("count")).Select(number => (object)number).ToList())
            .Property<int, int>("Item.number", number => number)
            .ResolveAsync("Item.later", async context =>
            {
                var number = context.Parent<int>();
                await Task.Yield();
                return number;
            });

        var responses = await Task.WhenAll(Enumerable.Range(0, 200).Select(count => Task.Run(
            () => schema.Execute("query ($count: Int!) { items(count: $count) { number later } }", $$"""{"count":{{count}}}"""))));

        for (var count = 0; count < responses.Length; count++)
        {
            var items = string.Join(',', Enumerable.Range(0, count).Select(number => $$"""{"number":{{number}},"later":{{number}}}"""));
            responses[count].ShouldBe($$$"""{"data":{"items":[{{{items}}}]}}""");
        }
    }

    [Fact]
    public async Task A_deep_response_does_not_grow_the_stack_beyond_its_depth()
    {
        var schema = new TestSchema("type Query { item: Item } type Item { name: String item: Item }")
            .Value("Query.item", "x")
            .ResolveAsync("Item.item", async context =>
            {
                var name = context.Parent<string>();
                await Task.Yield();
                return name;
            })
            .Property<string, string>("Item.name", name => name);
        const int Depth = 120;
        var document = "{ " + string.Concat(Enumerable.Repeat("item { ", Depth)) + "name" + new string('}', Depth + 1);

        var json = await schema.Execute(document);

        json.ShouldBe("""{"data":""" + string.Concat(Enumerable.Repeat("""{"item":""", Depth)) + """{"name":"x"}""" + new string('}', Depth + 1));
    }

    [Fact]
    public async Task A_hundred_thousand_rows_that_wait_do_not_grow_the_stack()
    {
        var gate = new TaskCompletionSource();
        var schema = new TestSchema("type Query { items: [Item] open: Boolean } type Item { name: String }")
            .Value("Query.items", Enumerable.Repeat("x", 100_000).ToArray())
            .ResolveAsync("Item.name", async context =>
            {
                var name = context.Parent<string>();
                await gate.Task;
                return name;
            })
            .ResolveAsync("Query.open", async _ =>
            {
                await Task.Delay(50);
                gate.SetResult();
                return true;
            });

        var json = await schema.Execute("{ items { name } open }");

        json.Length.ShouldBeGreaterThan(1_000_000);
    }
}
