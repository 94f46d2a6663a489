using Cacao.DataLoading;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Execution;

public sealed class MutationBatchingTests
{
    [Fact]
    public async Task What_a_mutation_has_changed_is_loaded_again_by_the_next_one()
    {
        var stored = 0;
        var services = new ServiceCollection().AddDataLoaderCore().BuildServiceProvider();
        var loader = new StoredLoader(services.GetRequiredService<IBatchScheduler>(), () => stored);
        var schema = new TestSchema("type Query { a: String } type Mutation { add: Total } type Total { value: Int again: Int }") { Services = services }
            .Resolve("Mutation.add", _ => new Total(++stored))
            .ResolveAsync("Total.value", _ => loader.LoadAsync("stored"))
            .ResolveAsync("Total.again", _ => loader.LoadAsync("stored"));

        var json = await schema.Execute("mutation { one: add { value again } two: add { value again } }");

        json.ShouldBe("""{"data":{"one":{"value":1,"again":1},"two":{"value":2,"again":2}}}""");
        loader.Batches.ShouldBe(2);
    }

    private sealed record Total(int Number);

    private sealed class StoredLoader(IBatchScheduler scheduler, Func<int> read) : BatchDataLoader<string, int>(scheduler, new DataLoaderOptions())
    {
        public int Batches { get; private set; }

        protected override Task<IReadOnlyDictionary<string, int>> LoadBatchAsync(IReadOnlyList<string> keys, CancellationToken cancellationToken)
        {
            Batches++;
            return Task.FromResult<IReadOnlyDictionary<string, int>>(keys.ToDictionary(key => key, _ => read()));
        }
    }
}
