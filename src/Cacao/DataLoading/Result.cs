namespace Cacao.DataLoading;

/// <summary>What fetching one key came to: a value, which may be null, or an exception.</summary>
public readonly struct Result<TValue>
{
    private Result(TValue? value, Exception? error)
    {
        Value = value;
        Error = error;
    }

    public TValue? Value { get; }

    public Exception? Error { get; }

    public static Result<TValue> Resolve(TValue? value) => new(value, null);

    public static Result<TValue> Reject(Exception error) => new(default, error);

    public static implicit operator Result<TValue>(TValue? value) => Resolve(value);

    public static implicit operator Result<TValue>(Exception error) => Reject(error);
}
