using System.Collections.Immutable;

namespace Cacao.Language;

public sealed class OperationTypeDefinitionNode(OperationType operation, NamedTypeNode type, TextSpan span = default) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.OperationTypeDefinition;

    public OperationType Operation { get; } = operation;

    public NamedTypeNode Type { get; } = type;
}

public sealed class SchemaDefinitionNode(
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    TextSpan span = default) : DefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.SchemaDefinition;

    public StringValueNode? Description { get; } = description;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

public sealed class SchemaExtensionNode(
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<OperationTypeDefinitionNode> operationTypes,
    TextSpan span = default) : DefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.SchemaExtension;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public ImmutableArray<OperationTypeDefinitionNode> OperationTypes { get; } = operationTypes;
}

/// <summary>A definition or an extension of a named type. An extension has no description.</summary>
public abstract class TypeSystemNode(NameNode name, StringValueNode? description, ImmutableArray<DirectiveNode> directives, TextSpan span)
    : DefinitionNode(span)
{
    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;

    public bool IsExtension => Kind >= SyntaxKind.ScalarTypeExtension;
}

public sealed class ScalarTypeDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    TextSpan span = default) : TypeSystemNode(name, description, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeDefinition;
}

public sealed class ScalarTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    TextSpan span = default) : TypeSystemNode(name, null, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.ScalarTypeExtension;
}

public sealed class ObjectTypeDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    TextSpan span = default) : TypeSystemNode(name, description, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeDefinition;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

public sealed class ObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    TextSpan span = default) : TypeSystemNode(name, null, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.ObjectTypeExtension;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

public sealed class InterfaceTypeDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    TextSpan span = default) : TypeSystemNode(name, description, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeDefinition;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

public sealed class InterfaceTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> interfaces,
    ImmutableArray<FieldDefinitionNode> fields,
    TextSpan span = default) : TypeSystemNode(name, null, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.InterfaceTypeExtension;

    public ImmutableArray<NamedTypeNode> Interfaces { get; } = interfaces;

    public ImmutableArray<FieldDefinitionNode> Fields { get; } = fields;
}

public sealed class UnionTypeDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    TextSpan span = default) : TypeSystemNode(name, description, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeDefinition;

    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

public sealed class UnionTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<NamedTypeNode> types,
    TextSpan span = default) : TypeSystemNode(name, null, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.UnionTypeExtension;

    public ImmutableArray<NamedTypeNode> Types { get; } = types;
}

public sealed class EnumTypeDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    TextSpan span = default) : TypeSystemNode(name, description, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeDefinition;

    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

public sealed class EnumTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<EnumValueDefinitionNode> values,
    TextSpan span = default) : TypeSystemNode(name, null, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumTypeExtension;

    public ImmutableArray<EnumValueDefinitionNode> Values { get; } = values;
}

public sealed class InputObjectTypeDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    TextSpan span = default) : TypeSystemNode(name, description, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeDefinition;

    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

public sealed class InputObjectTypeExtensionNode(
    NameNode name,
    ImmutableArray<DirectiveNode> directives,
    ImmutableArray<InputValueDefinitionNode> fields,
    TextSpan span = default) : TypeSystemNode(name, null, directives, span)
{
    public override SyntaxKind Kind => SyntaxKind.InputObjectTypeExtension;

    public ImmutableArray<InputValueDefinitionNode> Fields { get; } = fields;
}

public sealed class FieldDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<InputValueDefinitionNode> arguments,
    TypeNode type,
    ImmutableArray<DirectiveNode> directives,
    TextSpan span = default) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.FieldDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public TypeNode Type { get; } = type;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class InputValueDefinitionNode(
    NameNode name,
    StringValueNode? description,
    TypeNode type,
    ValueNode? defaultValue,
    ImmutableArray<DirectiveNode> directives,
    TextSpan span = default) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.InputValueDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public TypeNode Type { get; } = type;

    public ValueNode? DefaultValue { get; } = defaultValue;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class EnumValueDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<DirectiveNode> directives,
    TextSpan span = default) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.EnumValueDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ImmutableArray<DirectiveNode> Directives { get; } = directives;
}

public sealed class DirectiveDefinitionNode(
    NameNode name,
    StringValueNode? description,
    ImmutableArray<InputValueDefinitionNode> arguments,
    bool repeatable,
    ImmutableArray<NameNode> locations,
    TextSpan span = default) : DefinitionNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.DirectiveDefinition;

    public NameNode Name { get; } = name;

    public StringValueNode? Description { get; } = description;

    public ImmutableArray<InputValueDefinitionNode> Arguments { get; } = arguments;

    public bool IsRepeatable { get; } = repeatable;

    public ImmutableArray<NameNode> Locations { get; } = locations;
}
