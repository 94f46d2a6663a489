using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>What the walk through a document notes about one operation or fragment.</summary>
internal abstract class DefinitionFacts(SelectionSetNode selectionSet)
{
    public SelectionSetNode SelectionSet { get; } = selectionSet;

    /// <summary>The type its fields are selected on; null when it is unknown or not composite.</summary>
    public abstract TypeDefinition? ParentType { get; }

    /// <summary>The spreads in it, outermost first.</summary>
    public List<SpreadUse> Spreads { get; } = [];

    /// <summary>The variables used in it, in order.</summary>
    public List<VariableUse> Variables { get; } = [];

    /// <summary>How deep the fields in it reach, spreads not followed.</summary>
    public FieldDepth Depth { get; set; }
}

internal sealed class OperationFacts(OperationDefinitionNode node, TypeDefinition? rootType) : DefinitionFacts(node.SelectionSet)
{
    public OperationDefinitionNode Node { get; } = node;

    public override TypeDefinition? ParentType { get; } = rootType;
}

internal sealed class FragmentFacts(FragmentDefinitionNode node, int index, TypeDefinition? type) : DefinitionFacts(node.SelectionSet)
{
    public FragmentDefinitionNode Node { get; } = node;

    public string Name => Node.Name.Value;

    /// <summary>Its place in <see cref="DocumentFacts.Fragments"/>.</summary>
    public int Index { get; } = index;

    /// <summary>The type of its condition; null when the schema has none of that name.</summary>
    public TypeDefinition? Type { get; } = type;

    public override TypeDefinition? ParentType => Type is { IsCompositeType: true } ? Type : null;
}

/// <summary>A spread, with the number of fields around it.</summary>
internal readonly record struct SpreadUse(FragmentSpreadNode Node, FragmentFacts? Fragment, FieldDepth Depth);

/// <summary>A variable, with the place it is used for.</summary>
internal readonly record struct VariableUse(VariableNode Node, InputPosition Position);

/// <summary>Levels of fields inside one another.</summary>
/// <param name="Fields">All levels but those of introspection.</param>
/// <param name="IntrospectionLists">Those that list parts of types in introspection, where answers grow with every level.</param>
internal readonly record struct FieldDepth(int Fields, int IntrospectionLists)
{
    public FieldDepth Max(FieldDepth other)
        => new(Math.Max(Fields, other.Fields), Math.Max(IntrospectionLists, other.IntrospectionLists));

    public static FieldDepth operator +(FieldDepth left, FieldDepth right)
        => new(left.Fields + right.Fields, left.IntrospectionLists + right.IntrospectionLists);
}
