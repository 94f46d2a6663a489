namespace Cacao.DataLoading;

/// <summary>Puts what a fetch method returned in the order of the keys. Called by generated DataLoaders too.</summary>
public static class FetchedValues
{
    /// <summary>One value per key, default for a key that is missing.</summary>
    public static void Take<TKey, TValue>(IReadOnlyList<TKey> keys, IReadOnlyDictionary<TKey, TValue> values, Span<Result<TValue?>> results)
        where TKey : notnull
    {
        for (var i = 0; i < keys.Count; i++)
        {
            results[i] = values.TryGetValue(keys[i], out var value) ? Result<TValue?>.Resolve(value) : default;
        }
    }

    /// <inheritdoc cref="Take{TKey, TValue}(IReadOnlyList{TKey}, IReadOnlyDictionary{TKey, TValue}, Span{Result{TValue}})"/>
    public static void Take<TKey, TValue>(IReadOnlyList<TKey> keys, IDictionary<TKey, TValue> values, Span<Result<TValue?>> results)
        where TKey : notnull
    {
        for (var i = 0; i < keys.Count; i++)
        {
            results[i] = values.TryGetValue(keys[i], out var value) ? Result<TValue?>.Resolve(value) : default;
        }
    }

    /// <summary>All values of each key, an empty array for a key that is missing.</summary>
    public static void Take<TKey, TValue>(IReadOnlyList<TKey> keys, ILookup<TKey, TValue> values, Span<Result<TValue[]?>> results)
        where TKey : notnull
    {
        for (var i = 0; i < keys.Count; i++)
        {
            results[i] = Result<TValue[]?>.Resolve([.. values[keys[i]]]);
        }
    }
}
