namespace Cacao.Types;

/// <summary>Why an input value is none of its type, and where inside of it.</summary>
public sealed class InputError
{
    private readonly List<object> _reversedPath = [];

    internal InputError(string message, object? value)
    {
        Message = message;
        Value = value;
    }

    public string Message { get; }

    /// <summary>The value that is wrong: JSON or a literal; null when it is missing.</summary>
    public object? Value { get; }

    /// <summary>Field names and list indices, from the value that was given.</summary>
    public IReadOnlyList<object> Path
    {
        get
        {
            var path = _reversedPath.ToArray();
            Array.Reverse(path);
            return path;
        }
    }

    internal void LiesUnder(object segment) => _reversedPath.Add(segment);
}

/// <summary>
/// Collects errors while a value is walked. Paths are put together on the way back, so that a value without errors costs nothing.
/// </summary>
public sealed class InputErrors
{
    private const int MaxErrors = 50;

    private List<InputError>? _errors;

    public int Count => _errors?.Count ?? 0;

    public IReadOnlyList<InputError> Items => _errors ?? [];

    internal bool IsFull => Count >= MaxErrors;

    /// <summary>Adds an error; answers null, the value there is.</summary>
    internal object? Add(string message, object? value)
    {
        if (!IsFull)
        {
            (_errors ??= []).Add(new InputError(message, value));
        }

        return null;
    }

    /// <summary>Puts a path segment before all errors since a count.</summary>
    internal void LieUnder(int since, object segment)
    {
        for (var i = since; i < Count; i++)
        {
            _errors![i].LiesUnder(segment);
        }
    }
}
