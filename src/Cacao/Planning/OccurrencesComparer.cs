using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Cacao.Planning;

/// <summary>Compares groups of merged fields by their nodes and conditions.</summary>
internal sealed class OccurrencesComparer : IEqualityComparer<ImmutableArray<FieldOccurrence>>
{
    public static readonly OccurrencesComparer Instance = new();

    public bool Equals(ImmutableArray<FieldOccurrence> x, ImmutableArray<FieldOccurrence> y) => x.AsSpan().SequenceEqual(y.AsSpan());

    public int GetHashCode(ImmutableArray<FieldOccurrence> obj)
    {
        var hash = new HashCode();

        foreach (var occurrence in obj)
        {
            hash.Add(RuntimeHelpers.GetHashCode(occurrence.Node));
            hash.Add(occurrence.Condition);
        }

        return hash.ToHashCode();
    }
}
