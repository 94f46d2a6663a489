using System.Diagnostics.CodeAnalysis;

namespace Orgs.GraphQL.Shared;

/// <summary>What an operation gave: its value, or the refusal.</summary>
public sealed class Outcome<T>
    where T : class
{
    private Outcome(T? value, DomainError? error) => (Value, Error) = (value, error);

    public T? Value { get; }

    public DomainError? Error { get; }

    [MemberNotNullWhen(true, nameof(Value))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Error is null;

    public static implicit operator Outcome<T>(T value) => new(value, null);

    public static implicit operator Outcome<T>(DomainError error) => new(null, error);
}
