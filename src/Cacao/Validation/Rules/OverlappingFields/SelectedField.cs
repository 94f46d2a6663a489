using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>A field with the type it is selected on and its definition there, both null when unknown.</summary>
internal readonly record struct SelectedField(FieldNode Node, TypeDefinition? ParentType, OutputField? Definition)
{
    /// <summary>The type its own selections are on.</summary>
    public TypeDefinition? Type => Definition?.Type.NamedType;

    public static SelectedField Of(FieldNode field, TypeDefinition? parentType, ValidationContext context)
    {
        OutputField? definition = null;
        _ = parentType is not null && context.Schema.TryGetField(parentType, field.Name.Value, out definition);
        return new SelectedField(field, parentType, definition);
    }

    /// <summary>No object is of both parents; other types might share objects one day, even if they do not now.</summary>
    public bool IsExclusiveWith(in SelectedField other)
        => ParentType is ObjectType && other.ParentType is ObjectType && !ReferenceEquals(ParentType, other.ParentType);
}
