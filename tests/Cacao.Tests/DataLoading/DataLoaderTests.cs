using Cacao.DataLoading;

namespace Cacao.Tests.DataLoading;

public sealed class DataLoaderTests
{
    private readonly BatchDispatcher _dispatcher = new() { StateChanged = static () => { } };

    [Fact]
    public async Task All_keys_that_wait_are_fetched_together_and_each_once()
    {
        var loader = new RecordingLoader(_dispatcher);

        var loads = new[] { loader.LoadAsync(1), loader.LoadAsync(2), loader.LoadAsync(1) };
        _dispatcher.Dispatch();
        var values = await Task.WhenAll(loads);

        values.ShouldBe(["1", "2", "1"]);
        loader.Batches.ShouldBe([[1, 2]]);
        loads[2].ShouldBeSameAs(loads[0]);
    }

    [Fact]
    public async Task A_key_is_not_fetched_again()
    {
        var loader = new RecordingLoader(_dispatcher);
        var first = loader.LoadAsync(1);
        _dispatcher.Dispatch();

        (await loader.LoadAsync(1)).ShouldBe(await first);

        _dispatcher.CanDispatch.ShouldBeFalse();
        loader.Batches.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Many_keys_come_back_in_their_order()
    {
        var loader = new RecordingLoader(_dispatcher) { Missing = 2 };

        var load = loader.LoadAsync([3, 2, 1, 3]);
        _dispatcher.Dispatch();

        (await load).ShouldBe(["3", null, "1", "3"]);
    }

    [Fact]
    public async Task A_batch_takes_no_more_keys_than_allowed()
    {
        var loader = new RecordingLoader(_dispatcher, new DataLoaderOptions { MaxBatchSize = 2 });

        var load = loader.LoadAsync([1, 2, 3, 4, 5]);
        _dispatcher.Dispatch();
        await load;

        loader.Batches.ShouldBe([[1, 2], [3, 4], [5]]);
    }

    [Fact]
    public async Task A_required_key_that_is_missing_is_an_exception()
    {
        var loader = new RecordingLoader(_dispatcher) { Missing = 2 };

        var good = loader.LoadRequiredAsync(1);
        var bad = loader.LoadRequiredAsync(2);
        var all = loader.LoadRequiredAsync([1, 2]);
        _dispatcher.Dispatch();

        (await good).ShouldBe("1");
        await bad.ShouldThrowAsync<KeyNotFoundException>();
        await all.ShouldThrowAsync<KeyNotFoundException>();
    }

    [Fact]
    public async Task What_the_fetch_throws_goes_to_every_key()
    {
        var loader = new RecordingLoader(_dispatcher) { Failure = new InvalidOperationException("down") };

        var loads = new[] { loader.LoadAsync(1), loader.LoadAsync(2) };
        _dispatcher.Dispatch();

        foreach (var load in loads)
        {
            (await load.ShouldThrowAsync<InvalidOperationException>()).Message.ShouldBe("down");
        }
    }

    [Fact]
    public async Task What_fetching_one_key_throws_goes_to_that_key_alone()
    {
        var loader = new SingleLoader(_dispatcher);

        var good = loader.LoadAsync(1);
        var bad = loader.LoadAsync(-1);
        _dispatcher.Dispatch();

        (await good).ShouldBe("1");
        await bad.ShouldThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task A_cancelled_fetch_cancels_its_keys()
    {
        using var cancellation = new CancellationTokenSource();
        var loader = new RecordingLoader(_dispatcher);
        await cancellation.CancelAsync();

        var load = loader.LoadAsync(1, cancellation.Token);
        _dispatcher.Dispatch();

        await load.ShouldThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task One_caller_cannot_cancel_what_another_waits_for()
    {
        using var cancellation = new CancellationTokenSource();
        var loader = new RecordingLoader(_dispatcher);
        await cancellation.CancelAsync();

        _ = loader.LoadAsync(1, cancellation.Token);
        var other = loader.LoadAsync(2, CancellationToken.None);
        _dispatcher.Dispatch();

        (await other).ShouldBe("2");
    }

    [Fact]
    public async Task What_follows_on_a_value_has_happened_when_the_batch_has_ended()
    {
        var first = new RecordingLoader(_dispatcher);
        var second = new RecordingLoader(_dispatcher);
        var chains = Enumerable.Range(1, 100).Select(ChainAsync).ToList();

        _dispatcher.Dispatch();

        first.Batches.Count.ShouldBe(1);
        _dispatcher.CanDispatch.ShouldBeTrue();
        _dispatcher.Dispatch();
        (await Task.WhenAll(chains)).Length.ShouldBe(100);
        second.Batches.ShouldHaveSingleItem().Length.ShouldBe(100);

        async Task<string?> ChainAsync(int key)
        {
            await first.LoadAsync(key).ConfigureAwait(false);
            return await second.LoadAsync(key).ConfigureAwait(false);
        }
    }

    [Fact]
    public async Task A_very_long_chain_of_continuations_does_not_overflow_the_stack()
    {
        var loader = new RecordingLoader(_dispatcher);
        Task<string?> last = loader.LoadAsync(1);

        for (var i = 0; i < 200_000; i++)
        {
            last = AfterAsync(last);
        }

        _dispatcher.Dispatch();

        (await last).ShouldBe("1");

        static async Task<string?> AfterAsync(Task<string?> before) => await before.ConfigureAwait(false);
    }

    [Fact]
    public async Task A_value_that_was_put_into_the_cache_is_not_fetched()
    {
        var loader = new RecordingLoader(_dispatcher);

        loader.SetCacheEntry(1, Task.FromResult<string?>("known"));
        loader.SetCacheEntry(1, "too late");

        (await loader.LoadAsync(1)).ShouldBe("known");
        loader.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_removed_key_is_fetched_again_in_branches_too()
    {
        var loader = new RecordingLoader(_dispatcher);
        var branch = Branch(loader, "b");
        _ = loader.LoadAsync(1);
        _ = branch.LoadAsync(1);
        _dispatcher.Dispatch();

        loader.RemoveCacheEntry(1);
        var again = new[] { loader.LoadAsync(1), branch.LoadAsync(1) };
        _dispatcher.Dispatch();

        (await Task.WhenAll(again)).ShouldBe(["1", "1+b"]);
        loader.Batches.Count.ShouldBe(4);
    }

    [Fact]
    public async Task A_cleared_cache_knows_nothing()
    {
        var loader = new RecordingLoader(_dispatcher);
        _ = loader.LoadAsync([1, 2]);
        _dispatcher.Dispatch();

        loader.ClearCache();
        var again = loader.LoadAsync([1, 2]);
        _dispatcher.Dispatch();

        (await again).ShouldBe(["1", "2"]);
        loader.Batches.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_branch_has_its_own_keys_and_state_and_is_made_once()
    {
        var loader = new RecordingLoader(_dispatcher);
        var branch = Branch(loader, "b");

        var loads = new[] { loader.LoadAsync(1), branch.LoadAsync(1) };
        _dispatcher.Dispatch();

        (await Task.WhenAll(loads)).ShouldBe(["1", "1+b"]);
        Branch(loader, "b").ShouldBeSameAs(branch);
        Branch(loader, "c").ShouldNotBeSameAs(branch);
    }

    [Fact]
    public async Task Outside_a_request_a_loader_dispatches_at_once()
    {
        var loader = new RecordingLoader(AutoBatchScheduler.Default);

        (await loader.LoadAsync(1)).ShouldBe("1");
        (await loader.LoadAsync([2, 3])).ShouldBe(["2", "3"]);

        loader.Batches.ShouldBe([[1], [2, 3]]);
    }

    [Fact]
    public async Task A_dispatcher_without_an_executor_dispatches_at_once()
    {
        var loader = new RecordingLoader(new BatchDispatcher());

        (await loader.LoadAsync([1, 2])).ShouldBe(["1", "2"]);
    }

    [Fact]
    public async Task Groups_are_empty_rather_than_null()
    {
        var loader = new OddNumbers(_dispatcher);

        var load = loader.LoadAsync([5, 0]);
        _dispatcher.Dispatch();
        var groups = await load;

        groups[0].ShouldBe([1, 3, 5]);
        groups[1].ShouldBe([]);
    }

    [Fact]
    public async Task Keys_from_many_threads_are_all_fetched()
    {
        var loader = new RecordingLoader(_dispatcher);
        var loads = new Task<string?>[1000];

        Parallel.For(0, loads.Length, i => loads[i] = loader.LoadAsync(i % 500));

        while (_dispatcher.CanDispatch)
        {
            _dispatcher.Dispatch();
        }

        (await Task.WhenAll(loads)).ShouldAllBe(value => value != null);
        loader.Batches.SelectMany(batch => batch).Order().ShouldBe(Enumerable.Range(0, 500));
    }

    private static IDataLoader<int, string> Branch(RecordingLoader loader, string name)
        => ((IDataLoader<int, string>)loader.Branch(name, static (_, _, origin) => new RecordingBranch(origin), loader))
            .SetState("suffix", "+" + name);

    private sealed class RecordingLoader(IBatchScheduler scheduler, DataLoaderOptions? options = null)
        : StatefulBatchDataLoader<int, string>(scheduler, options ?? new DataLoaderOptions())
    {
        public List<int[]> Batches { get; } = [];

        public int Missing { get; init; }

        public Exception? Failure { get; init; }

        public IBatchScheduler Scheduler => BatchScheduler;

        public Task<IReadOnlyDictionary<int, string>> FetchAsync(
            IReadOnlyList<int> keys,
            DataLoaderFetchContext<string> context,
            CancellationToken cancellationToken)
            => LoadBatchAsync(keys, context, cancellationToken);

        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            DataLoaderFetchContext<string> context,
            CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Batches.Add([.. keys]);

            return Failure is not null
                ? throw Failure
                : Task.FromResult<IReadOnlyDictionary<int, string>>(
                    keys.Where(key => Missing == 0 || key != Missing).ToDictionary(key => key, key => key + context.GetStateOrDefault("suffix", "")));
        }
    }

    private sealed class RecordingBranch(RecordingLoader origin) : StatefulBatchDataLoader<int, string>(origin.Scheduler, new DataLoaderOptions())
    {
        protected override Task<IReadOnlyDictionary<int, string>> LoadBatchAsync(
            IReadOnlyList<int> keys,
            DataLoaderFetchContext<string> context,
            CancellationToken cancellationToken)
            => origin.FetchAsync(keys, context, cancellationToken);
    }

    private sealed class SingleLoader(IBatchScheduler scheduler) : CacheDataLoader<int, string>(scheduler, new DataLoaderOptions())
    {
        protected override Task<string> LoadSingleAsync(int key, CancellationToken cancellationToken)
            => key < 0 ? throw new ArgumentException("negative") : Task.FromResult(key.ToString());
    }

    private sealed class OddNumbers(IBatchScheduler scheduler) : GroupedDataLoader<int, int>(scheduler, new DataLoaderOptions())
    {
        protected override Task<ILookup<int, int>> LoadGroupedBatchAsync(IReadOnlyList<int> keys, CancellationToken cancellationToken)
            => Task.FromResult(keys
                .SelectMany(key => Enumerable.Range(0, key + 1).Where(number => number % 2 == 1), (key, number) => (key, number))
                .ToLookup(pair => pair.key, pair => pair.number));
    }
}
