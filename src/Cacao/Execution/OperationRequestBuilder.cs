namespace Cacao.Execution;

/// <summary>What an interceptor can put into a request before it is executed.</summary>
public sealed class OperationRequestBuilder
{
    private readonly Dictionary<string, object?> _globalState = new(StringComparer.Ordinal);

    internal IReadOnlyDictionary<string, object?> GlobalState => _globalState;

    /// <summary>Sets a value that resolvers find in the request's context data, and parameters with <c>[GlobalState]</c> take.</summary>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        _globalState[name] = value;
        return this;
    }

    /// <summary>Sets a value unless there is one.</summary>
    public OperationRequestBuilder TryAddGlobalState(string name, object? value)
    {
        _globalState.TryAdd(name, value);
        return this;
    }
}
