using Cacao.DataLoading;
using Cacao.Types;

namespace Cacao.Tests.Execution;

/// <summary>How often DataLoaders are asked: by the operation's shape, never by the number of rows or by timing.</summary>
public sealed class BatchingTests
{
    private const string Sdl = """
        type Query { users: [User] user(name: String!): User other: [User] }
        type User { name: String friend: User friends: [User] boss: User double: User slow: User lazy: String }
        """;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_level_costs_one_batch_with_all_keys(bool isAsync)
    {
        var scope = new Scope(isAsync);

        var json = await scope.Schema.Execute("{ users { friend { name friend { name } } } }");

        json.ShouldBe(
            """
            {"data":{"users":[{"friend":{"name":"a1","friend":{"name":"a11"}}},{"friend":{"name":"b1","friend":{"name":"b11"}}},{"friend":{"name":"c1","friend":{"name":"c11"}}}]}}
            """);
        scope.Batches.ShouldBe(["a1,b1,c1", "a11,b11,c11"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Different_fields_of_a_level_share_a_batch(bool isAsync)
    {
        var scope = new Scope(isAsync);

        await scope.Schema.Execute("""{ users { friend { name } boss { name } again: friend { name } } one: user(name: "x") { name } }""");

        scope.Batches.ShouldBe(["x,a1,b1,c1,a9,b9,c9"]);
    }

    [Fact]
    public async Task Fields_at_different_depths_share_a_batch_when_they_are_ready_together()
    {
        var scope = new Scope(isAsync: false);

        await scope.Schema.Execute("""{ users { friend { name } } other { friends { friend { name } } } }""");

        scope.Batches.ShouldBe(["a1,b1,c1,o111,o211"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_resolver_that_loads_twice_in_turn_costs_two_batches_for_all_rows(bool isAsync)
    {
        var scope = new Scope(isAsync);

        var json = await scope.Schema.Execute("{ users { double { name } } }");

        json.ShouldBe("""{"data":{"users":[{"double":{"name":"a11"}},{"double":{"name":"b11"}},{"double":{"name":"c11"}}]}}""");
        scope.Batches.ShouldBe(["a1,b1,c1", "a11,b11,c11"]);
    }

    [Fact]
    public async Task A_key_is_loaded_once_in_a_request()
    {
        var scope = new Scope(isAsync: false);

        await scope.Schema.Execute("""{ one: user(name: "x") { name } two: user(name: "x") { name friends { name } } }""");

        scope.Batches.ShouldBe(["x"]);
    }

    [Fact]
    public async Task Resolvers_that_wait_for_something_else_do_not_hold_up_the_others()
    {
        var scope = new Scope(isAsync: true);

        var json = await scope.Schema.Execute("{ users { friend { name } slow { name } lazy } }");

        json.ShouldContain("""{"friend":{"name":"a1"},"slow":{"name":"a7"},"lazy":"lazy a"}""");
        scope.Batches[0].ShouldBe("a1,b1,c1");
        scope.Batches.Skip(1).SelectMany(batch => batch.Split(',')).Order().ShouldBe(["a7", "b7", "c7"]);
    }

    [Fact]
    public async Task Batches_outside_of_a_request_are_not_kept_waiting()
    {
        var scope = new Scope(isAsync: false);
        await scope.Schema.Execute("{ users { friend { name } } }");

        var name = await scope.Loader.LoadAsync("after");

        name.ShouldBe("after");
    }

    [Fact]
    public async Task A_batch_that_fails_fails_all_its_rows_and_nothing_else()
    {
        var scope = new Scope(isAsync: true) { Failure = new Cacao.Errors.GraphQLException("No.") };

        var result = await scope.Schema.ExecuteForResult("{ users { name friend { name } } }");

        result.Errors!.Select(error => error.Path!.ToString()).ShouldBe(["/users[0]/friend", "/users[1]/friend", "/users[2]/friend"]);
    }

    private sealed class Scope : IServiceProvider
    {
        private readonly BatchDispatcher _dispatcher = new();

        public Scope(bool isAsync)
        {
            Loader = new NameLoader(_dispatcher, this, isAsync);
            Schema = new TestSchema(Sdl) { Services = this }
                .Value<string[]>("Query.users", ["a", "b", "c"])
                .Value<string[]>("Query.other", ["o"])
                .ResolveAsync("Query.user", context => Loader.LoadAsync(context.ArgumentValue<string>("name")))
                .Property<string, string>("User.name", name => name)
                .Property<string, string[]>("User.friends", name => [name + "11", name + "21"])
                .ResolveAsync("User.friend", context => Loader.LoadAsync(context.Parent<string>() + "1"))
                .ResolveAsync("User.boss", context => Loader.LoadAsync(context.Parent<string>() + "9"))
                .ResolveAsync("User.double", context => Twice(context.Parent<string>()))
                .ResolveAsync("User.slow", context => Slowly(context.Parent<string>()))
                .ResolveAsync("User.lazy", context => Lazily(context.Parent<string>()));
        }

        public TestSchema Schema { get; }

        public NameLoader Loader { get; }

        public List<string> Batches { get; } = [];

        public Exception? Failure { get; init; }

        public object? GetService(Type serviceType) => serviceType == typeof(IBatchScheduler) ? _dispatcher : null;

        private async Task<string?> Twice(string name) => await Loader.LoadAsync(await Loader.LoadAsync(name + "1") + "1");

        private async Task<string?> Slowly(string name)
        {
            await Task.Delay(30);
            return await Loader.LoadAsync(name + "7");
        }

        private static async Task<string> Lazily(string name)
        {
            await Task.Delay(10);
            return $"lazy {name}";
        }
    }

    private sealed class NameLoader(IBatchScheduler scheduler, Scope scope, bool isAsync)
        : BatchDataLoader<string, string>(scheduler, new DataLoaderOptions())
    {
        protected override async Task<IReadOnlyDictionary<string, string>> LoadBatchAsync(
            IReadOnlyList<string> keys,
            CancellationToken cancellationToken)
        {
            scope.Batches.Add(string.Join(',', keys));

            if (isAsync)
            {
                await Task.Delay(5, cancellationToken);
            }

            return scope.Failure is null ? keys.ToDictionary(key => key, key => key) : throw scope.Failure;
        }
    }
}
