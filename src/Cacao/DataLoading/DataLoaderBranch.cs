namespace Cacao.DataLoading;

/// <summary>Fetches like its origin, with more state, for its own keys.</summary>
public sealed class DataLoaderBranch<TKey, TValue>(DataLoaderBase<TKey, TValue> origin)
    : DataLoaderBase<TKey, TValue>(origin.BatchScheduler, origin.Options)
    where TKey : notnull
{
    protected internal override ValueTask FetchAsync(
        IReadOnlyList<TKey> keys,
        Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context,
        CancellationToken cancellationToken)
        => origin.FetchAsync(keys, results, context, cancellationToken);
}
