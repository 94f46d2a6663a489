using System.Collections.Immutable;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>How a field's type nests lists, and at which levels null is forbidden. Level 0 is the field itself, the last level its named type.</summary>
internal sealed class FieldShape
{
    private readonly ImmutableArray<bool> _nonNull;

    public FieldShape(GraphQLType type)
    {
        var nonNull = ImmutableArray.CreateBuilder<bool>();
        var current = type;
        nonNull.Add(current.IsNonNull);

        while (current.NullableType is ListType list)
        {
            current = list.ElementType;
            nonNull.Add(current.IsNonNull);
        }

        _nonNull = nonNull.DrainToImmutable();
    }

    /// <summary>How many lists lie inside one another.</summary>
    public int Depth => _nonNull.Length - 1;

    public bool IsNonNull(int level) => _nonNull[level];
}
