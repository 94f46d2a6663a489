using System.Collections.Immutable;
using System.Text.Json;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Planning;

/// <summary>
/// One entry of a concrete type's selection set: all fields with the same response name, merged (specification,
/// section 6.3.2). Immutable, and shared by every request that runs the plan.
/// </summary>
public sealed class Selection : ISelection
{
    private readonly int[] _positions;

    internal Selection(
        string responseName,
        OutputField field,
        ObjectType declaringType,
        ImmutableArray<FieldOccurrence> occurrences,
        int[] positions,
        PreparedArguments arguments,
        SubSelections? subSelections,
        PreparedField prepared)
    {
        ResponseName = responseName;
        EncodedName = JsonEncodedText.Encode(responseName);
        Field = field;
        DeclaringType = declaringType;
        Occurrences = occurrences;
        _positions = positions;
        Arguments = arguments;
        SubSelections = subSelections;
        Prepared = prepared;
    }

    public string ResponseName { get; }

    /// <summary>The response name as the writer puts it out.</summary>
    public JsonEncodedText EncodedName { get; }

    public OutputField Field { get; }

    public GraphQLType Type => Field.Type;

    public ObjectType DeclaringType { get; }

    public FieldNode SyntaxNode => Occurrences[0].Node;

    /// <summary>The merged fields in the order they were found.</summary>
    public ImmutableArray<FieldOccurrence> Occurrences { get; }

    public PreparedArguments Arguments { get; }

    /// <summary>What is asked for below; null for a leaf.</summary>
    public SubSelections? SubSelections { get; }

    public PreparedField Prepared { get; }

    /// <summary>One of the merged fields is always there.</summary>
    internal bool IsUnconditional => Occurrences.Any(occurrence => occurrence.Condition.IsAlways);

    /// <summary>Its place among its siblings depends on which of the merged fields are there.</summary>
    internal bool IsPositionConditional => Occurrences.Length > 1 && !Occurrences[0].Condition.IsAlways;

    /// <summary>Where the first of the merged fields that are there was found; negative when none is there.</summary>
    internal int PositionFor(ulong mask)
    {
        for (var i = 0; i < Occurrences.Length; i++)
        {
            if (Occurrences[i].Condition.IsIncluded(mask))
            {
                return _positions[i];
            }
        }

        return -1;
    }
}
