namespace Cacao.Types;

/// <summary>An input value that tells "not given" from null.</summary>
public readonly struct Optional<T>(T? value) : IEquatable<Optional<T>>
{
    public T? Value { get; } = value;

    public bool HasValue { get; } = true;

    public bool IsEmpty => !HasValue;

    public static Optional<T> Empty() => default;

    public static implicit operator Optional<T>(T value) => new(value);

    public static implicit operator T?(Optional<T> optional) => optional.Value;

    public static bool operator ==(Optional<T> left, Optional<T> right) => left.Equals(right);

    public static bool operator !=(Optional<T> left, Optional<T> right) => !left.Equals(right);

    public bool Equals(Optional<T> other) => HasValue == other.HasValue && EqualityComparer<T?>.Default.Equals(Value, other.Value);

    public override bool Equals(object? obj) => obj is Optional<T> other && Equals(other);

    public override int GetHashCode() => HasValue ? HashCode.Combine(Value) : 0;
}
