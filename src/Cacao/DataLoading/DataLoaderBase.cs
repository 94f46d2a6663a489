using System.Collections.Immutable;

namespace Cacao.DataLoading;

/// <summary>
/// A DataLoader: one promise per key and request. Keys wait in a batch until the scheduler dispatches it. Promises are
/// kept without RunContinuationsAsynchronously, so that whatever a resolver does with its value, such as loading the
/// next key, has happened when the batch's DispatchAsync returns (the runtime itself leaves the stack when it gets short).
/// </summary>
public abstract partial class DataLoaderBase<TKey, TValue> : IDataLoader<TKey, TValue>
    where TKey : notnull
{
    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, Task<TValue?>> _promises = [];
    private KeyBatch? _open;

    protected DataLoaderBase(IBatchScheduler batchScheduler, DataLoaderOptions options)
    {
        BatchScheduler = batchScheduler;
        Options = options;

        // A branch is cleared with its origin.
        if (batchScheduler is BatchDispatcher dispatcher && this is not BranchLoader)
        {
            dispatcher.Add(this);
        }
    }

    public IImmutableDictionary<string, object?> ContextData { get; set; } = ImmutableDictionary<string, object?>.Empty;

    protected IBatchScheduler BatchScheduler { get; }

    protected DataLoaderOptions Options { get; }

    /// <summary>Fetches the keys and puts what came of each at its index. What it throws goes to all of them.</summary>
    protected abstract ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context,
        CancellationToken cancellationToken);

    public Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default)
    {
        KeyBatch? opened = null;
        Task<TValue?> promise;

        lock (_lock)
        {
            promise = GetOrAdd(key, cancellationToken, ref opened);
        }

        if (opened is not null)
        {
            BatchScheduler.Schedule(opened);
        }

        return promise;
    }

    public Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default)
    {
        var promises = new Task<TValue?>[keys.Count];
        List<KeyBatch>? allOpened = null;

        lock (_lock)
        {
            var index = 0;

            foreach (var key in keys)
            {
                KeyBatch? opened = null;
                promises[index++] = GetOrAdd(key, cancellationToken, ref opened);

                if (opened is not null)
                {
                    (allOpened ??= []).Add(opened);
                }
            }
        }

        // Scheduled when all keys are in: a scheduler that dispatches at once would otherwise see the first one only.
        foreach (var opened in allOpened ?? [])
        {
            BatchScheduler.Schedule(opened);
        }

        return AllAsync(promises);

        static async Task<IReadOnlyList<TValue?>> AllAsync(Task<TValue?>[] promises)
            => await Task.WhenAll(promises).ConfigureAwait(false);
    }

    public void SetCacheEntry(TKey key, Task<TValue?> value)
    {
        lock (_lock)
        {
            _promises.TryAdd(key, value);
        }
    }

    public void RemoveCacheEntry(TKey key)
    {
        lock (_lock)
        {
            _promises.Remove(key);
        }

        foreach (var branch in Branches())
        {
            (branch as IDataLoader<TKey, TValue>)?.RemoveCacheEntry(key);
        }
    }

    public void ClearCache()
    {
        lock (_lock)
        {
            _promises.Clear();
        }

        foreach (var branch in Branches())
        {
            branch.ClearCache();
        }
    }

    private Task<TValue?> GetOrAdd(TKey key, CancellationToken cancellationToken, ref KeyBatch? opened)
    {
        if (_promises.TryGetValue(key, out var promise))
        {
            return promise;
        }

        if (_open is null || _open.Count == Options.MaxBatchSize)
        {
            _open = opened = new KeyBatch(this, cancellationToken);
        }

        return _promises[key] = _open.Add(key, cancellationToken);
    }
}
