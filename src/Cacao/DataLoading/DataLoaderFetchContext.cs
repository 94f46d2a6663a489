using System.Collections.Immutable;

namespace Cacao.DataLoading;

/// <summary>The state of the loader, or of the branch of it, that fetches.</summary>
public readonly struct DataLoaderFetchContext<TValue>(IImmutableDictionary<string, object?> contextData)
{
    public IImmutableDictionary<string, object?> ContextData { get; } = contextData;

    /// <summary>The state under a key; default when there is none.</summary>
    public TState? GetState<TState>(string key)
        => ContextData.TryGetValue(key, out var value) && value is TState state ? state : default;

    /// <inheritdoc cref="GetState{TState}(string)"/>
    public TState? GetState<TState>() => GetState<TState>(DataLoaderStateKey<TState>.Value);

    /// <exception cref="InvalidOperationException">There is none.</exception>
    public TState GetRequiredState<TState>(string key)
        => ContextData.TryGetValue(key, out var value) && value is TState state
            ? state
            : throw new InvalidOperationException($"The DataLoader has no state '{key}' of type {typeof(TState)}; set it with SetState.");

    /// <inheritdoc cref="GetRequiredState{TState}(string)"/>
    public TState GetRequiredState<TState>() => GetRequiredState<TState>(DataLoaderStateKey<TState>.Value);

    public TState GetStateOrDefault<TState>(string key, TState defaultValue)
        => ContextData.TryGetValue(key, out var value) && value is TState state ? state : defaultValue;

    /// <inheritdoc cref="GetStateOrDefault{TState}(string, TState)"/>
    public TState GetStateOrDefault<TState>(TState defaultValue) => GetStateOrDefault(DataLoaderStateKey<TState>.Value, defaultValue);
}

/// <summary>The key of state that is found by its type.</summary>
internal static class DataLoaderStateKey<TState>
{
    public static readonly string Value = typeof(TState).FullName ?? typeof(TState).Name;
}
