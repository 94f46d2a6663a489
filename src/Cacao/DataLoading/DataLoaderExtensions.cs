namespace Cacao.DataLoading;

/// <summary>Ways to load and to set state that are the same for every DataLoader.</summary>
public static class DataLoaderExtensions
{
    /// <summary>The value of one key.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public static Task<TValue> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> dataLoader,
        TKey key,
        CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        var loading = dataLoader.LoadAsync(key, cancellationToken);

        // Only a value makes the promise itself the answer; the nullability of a task's value is not a difference in type.
        return loading.IsCompletedSuccessfully && loading.Result is not null ? loading! : RequireAsync(loading, key);

        static async Task<TValue> RequireAsync(Task<TValue?> loading, TKey key)
            => await loading.ConfigureAwait(false) is { } value ? value : throw NotFound(key);
    }

    /// <summary>The values in the order of the keys.</summary>
    /// <exception cref="KeyNotFoundException">One is missing.</exception>
    public static async Task<IReadOnlyList<TValue>> LoadRequiredAsync<TKey, TValue>(
        this IDataLoader<TKey, TValue> dataLoader,
        IReadOnlyCollection<TKey> keys,
        CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        var values = await dataLoader.LoadAsync(keys, cancellationToken).ConfigureAwait(false);
        var index = 0;

        foreach (var key in keys)
        {
            if (values[index++] is null)
            {
                throw NotFound(key);
            }
        }

        return values!;
    }

    /// <summary>Puts a value into the cache unless the key is there already.</summary>
    public static void SetCacheEntry<TKey, TValue>(this IDataLoader<TKey, TValue> dataLoader, TKey key, TValue? value)
        where TKey : notnull
        => dataLoader.SetCacheEntry(key, Task.FromResult(value));

    /// <summary>Sets state that the fetch method reads by this key, for all keys that wait or are still to come.</summary>
    public static IDataLoader<TKey, TValue> SetState<TKey, TValue>(this IDataLoader<TKey, TValue> dataLoader, string key, object? value)
        where TKey : notnull
    {
        dataLoader.ContextData = dataLoader.ContextData.SetItem(key, value);
        return dataLoader;
    }

    /// <summary>Sets state that the fetch method reads by its type.</summary>
    public static IDataLoader<TKey, TValue> SetState<TKey, TValue, TState>(this IDataLoader<TKey, TValue> dataLoader, TState value)
        where TKey : notnull
        => dataLoader.SetState(DataLoaderStateKey<TState>.Value, value);

    private static KeyNotFoundException NotFound<TKey>(TKey key) => new($"There is no value for the key '{key}'.");
}
