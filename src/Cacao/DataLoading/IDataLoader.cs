using System.Collections.Immutable;

namespace Cacao.DataLoading;

/// <summary>Collects keys while a request runs, fetches them together once and remembers the results for that request.</summary>
public interface IDataLoader
{
    /// <summary>State that the fetch method sees, such as paging arguments. A branch starts with that of its origin.</summary>
    IImmutableDictionary<string, object?> ContextData { get; set; }

    /// <summary>Forgets every result, here and in the branches.</summary>
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

    /// <summary>Forgets the result of a key, here and in the branches.</summary>
    void RemoveCacheEntry(TKey key);

    /// <summary>Puts a value into the cache unless the key is there already.</summary>
    void SetCacheEntry(TKey key, Task<TValue?> value);

    /// <summary>The loader that differs from this one by some state: its own keys, its own cache. Made once per <paramref name="key"/>.</summary>
    IDataLoader Branch<TState>(string key, CreateDataLoaderBranch<TKey, TValue, TState> createBranch, TState state);
}

/// <summary>Makes a branch of a DataLoader.</summary>
public delegate IDataLoader CreateDataLoaderBranch<out TKey, TValue, in TState>(
    string branchKey,
    IDataLoader<TKey, TValue> dataLoader,
    TState state)
    where TKey : notnull;
