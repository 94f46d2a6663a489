using System.Diagnostics.CodeAnalysis;

namespace Cacao.Schema;

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly struct FieldResult<TResult, TError> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult([DisallowNull] TError error) => Errors = [error];

    public FieldResult(IEnumerable<object> errors) => Errors = FieldResultErrors.Check([.. errors]);

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    [MemberNotNullWhen(true, nameof(Errors))]
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult, TError>(TResult result) => new(result);

    public static implicit operator FieldResult<TResult, TError>([DisallowNull] TError error) => new(error);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly struct FieldResult<TResult, TError1, TError2> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult([DisallowNull] TError1 error) => Errors = [error];

    public FieldResult([DisallowNull] TError2 error) => Errors = [error];

    public FieldResult(IEnumerable<object> errors) => Errors = FieldResultErrors.Check([.. errors]);

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    [MemberNotNullWhen(true, nameof(Errors))]
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult, TError1, TError2>(TResult result) => new(result);

    public static implicit operator FieldResult<TResult, TError1, TError2>([DisallowNull] TError1 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2>([DisallowNull] TError2 error) => new(error);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly struct FieldResult<TResult, TError1, TError2, TError3> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult([DisallowNull] TError1 error) => Errors = [error];

    public FieldResult([DisallowNull] TError2 error) => Errors = [error];

    public FieldResult([DisallowNull] TError3 error) => Errors = [error];

    public FieldResult(IEnumerable<object> errors) => Errors = FieldResultErrors.Check([.. errors]);

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    [MemberNotNullWhen(true, nameof(Errors))]
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>(TResult result) => new(result);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>([DisallowNull] TError1 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>([DisallowNull] TError2 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3>([DisallowNull] TError3 error) => new(error);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly struct FieldResult<TResult, TError1, TError2, TError3, TError4> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult([DisallowNull] TError1 error) => Errors = [error];

    public FieldResult([DisallowNull] TError2 error) => Errors = [error];

    public FieldResult([DisallowNull] TError3 error) => Errors = [error];

    public FieldResult([DisallowNull] TError4 error) => Errors = [error];

    public FieldResult(IEnumerable<object> errors) => Errors = FieldResultErrors.Check([.. errors]);

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    [MemberNotNullWhen(true, nameof(Errors))]
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>(TResult result) => new(result);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>([DisallowNull] TError1 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>([DisallowNull] TError2 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>([DisallowNull] TError3 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4>([DisallowNull] TError4 error) => new(error);
}

/// <inheritdoc cref="FieldResult{TResult}"/>
public readonly struct FieldResult<TResult, TError1, TError2, TError3, TError4, TError5> : IFieldResult
{
    public FieldResult(TResult value) => Value = value;

    public FieldResult([DisallowNull] TError1 error) => Errors = [error];

    public FieldResult([DisallowNull] TError2 error) => Errors = [error];

    public FieldResult([DisallowNull] TError3 error) => Errors = [error];

    public FieldResult([DisallowNull] TError4 error) => Errors = [error];

    public FieldResult([DisallowNull] TError5 error) => Errors = [error];

    public FieldResult(IEnumerable<object> errors) => Errors = FieldResultErrors.Check([.. errors]);

    public TResult? Value { get; }

    public IReadOnlyList<object>? Errors { get; }

    public bool IsSuccess => Errors is null;

    [MemberNotNullWhen(true, nameof(Errors))]
    public bool IsError => Errors is not null;

    object? IFieldResult.Value => IsError ? Errors : Value;

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>(TResult result) => new(result);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>([DisallowNull] TError1 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>([DisallowNull] TError2 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>([DisallowNull] TError3 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>([DisallowNull] TError4 error) => new(error);

    public static implicit operator FieldResult<TResult, TError1, TError2, TError3, TError4, TError5>([DisallowNull] TError5 error) => new(error);
}
