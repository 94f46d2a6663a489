namespace Cacao.Execution;

/// <summary>What an interceptor can put into a request before it is executed.</summary>
public sealed class OperationRequestBuilder
{
    private Dictionary<string, object?>? _globalState;

    /// <summary>Null while there is nothing in it.</summary>
    internal IReadOnlyDictionary<string, object?>? GlobalState => _globalState;

    private Dictionary<string, object?> State => _globalState ??= new Dictionary<string, object?>(StringComparer.Ordinal);

    /// <summary>Sets a value that resolvers find in the request's context data, and parameters with <c>[GlobalState]</c> take.</summary>
    public OperationRequestBuilder SetGlobalState(string name, object? value)
    {
        State[name] = value;
        return this;
    }

    /// <summary>Sets a value unless there is one.</summary>
    public OperationRequestBuilder TryAddGlobalState(string name, object? value)
    {
        State.TryAdd(name, value);
        return this;
    }
}
