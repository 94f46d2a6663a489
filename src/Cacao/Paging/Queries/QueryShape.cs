namespace Cacao.Paging;

/// <summary>What a query is without the values that it captured: two calls of one method give equal shapes and other values.</summary>
internal sealed class QueryShape : IEquatable<QueryShape>
{
    private readonly object?[] _parts;
    private readonly int _hash;

    /// <param name="parts">Everything that makes a difference to how the query is translated, in the order in which it is met.</param>
    public QueryShape(object?[] parts)
    {
        _parts = parts;
        var hash = new HashCode();

        foreach (var part in parts)
        {
            hash.Add(part);
        }

        _hash = hash.ToHashCode();
    }

    public bool Equals(QueryShape? other)
        => other is not null && _hash == other._hash && (_parts == other._parts || _parts.AsSpan().SequenceEqual(other._parts));

    public override bool Equals(object? obj) => Equals(obj as QueryShape);

    public override int GetHashCode() => _hash;
}
