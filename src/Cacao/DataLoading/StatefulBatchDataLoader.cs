namespace Cacao.DataLoading;

/// <summary>Fetches many keys at once, each with at most one value, and sees the loader's state.</summary>
public abstract class StatefulBatchDataLoader<TKey, TValue>(IBatchScheduler batchScheduler, DataLoaderOptions options)
    : DataLoaderBase<TKey, TValue>(batchScheduler, options)
    where TKey : notnull
{
    protected abstract Task<IReadOnlyDictionary<TKey, TValue>> LoadBatchAsync(
        IReadOnlyList<TKey> keys,
        DataLoaderFetchContext<TValue> context,
        CancellationToken cancellationToken);

    protected sealed override async ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context,
        CancellationToken cancellationToken)
        => FetchedValues.Take(keys, await LoadBatchAsync(keys, context, cancellationToken).ConfigureAwait(false), results.Span);
}
