namespace Cacao.DataLoading;

/// <summary>Collects keys while a request runs, fetches them together once and remembers the results for that request.</summary>
public interface IDataLoader
{
    /// <summary>State of this loader that its fetch method sees, such as paging arguments.</summary>
    IDictionary<string, object?> ContextData { get; }

    void ClearCache();
}

/// <inheritdoc/>
public interface IDataLoader<in TKey, TValue> : IDataLoader
    where TKey : notnull
{
    /// <summary>The value of one key; null when there is none.</summary>
    Task<TValue?> LoadAsync(TKey key, CancellationToken cancellationToken = default);

    /// <summary>The values in the order of the keys; null where there is none.</summary>
    Task<IReadOnlyList<TValue?>> LoadAsync(IReadOnlyCollection<TKey> keys, CancellationToken cancellationToken = default);

    void RemoveCacheEntry(TKey key);

    /// <summary>Puts a value into the cache unless the key is there already.</summary>
    void SetCacheEntry(TKey key, Task<TValue?> value);
}
