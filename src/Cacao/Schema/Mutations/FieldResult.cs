using System.Diagnostics.CodeAnalysis;

namespace Cacao.Schema;

/// <summary>What a mutation can answer: its result, or errors that go into the payload's <c>errors</c>.</summary>
public interface IFieldResult
{
    /// <summary>The result; the list of errors when there are some.</summary>
    object? Value { get; }

    bool IsSuccess { get; }

    bool IsError { get; }
}

/// <summary>The result of a mutation or its errors. Further type arguments name the errors, which then need no <see cref="ErrorAttribute{TError}"/>.</summary>
public readonly struct FieldResult<TResult> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult(object error) => Errors = [error];

    public FieldResult(IEnumerable<object> errors) => Errors = FieldResultErrors.Check([.. errors]);

    public FieldResult(params object[] errors) => Errors = FieldResultErrors.Check(errors);

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    [MemberNotNullWhen(true, nameof(Errors))]
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult>(TResult result) => new(result);
}

/// <summary>A failed mutation has at least one error, and none of them is null.</summary>
internal static class FieldResultErrors
{
    public static object[] Check(object[] errors)
        => errors.Length == 0 || Array.IndexOf(errors, null) >= 0 ? throw new ArgumentException("Errors must be given.", nameof(errors)) : errors;
}
