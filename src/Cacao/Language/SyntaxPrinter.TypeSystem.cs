using System.Collections.Immutable;

namespace Cacao.Language;

public static partial class SyntaxPrinter
{
    private static void WriteTypeSystem(SyntaxWriter writer, SyntaxNode node)
    {
        switch (node)
        {
            case SchemaDefinitionNode schema:
                WriteDescription(writer, schema.Description);
                WriteSchema(writer, "schema", schema.Directives, schema.OperationTypes);
                break;

            case SchemaExtensionNode schema:
                WriteSchema(writer, "extend schema", schema.Directives, schema.OperationTypes);
                break;

            case OperationTypeDefinitionNode operation:
                writer.Write(KeywordOf(operation.Operation));
                writer.Write(": ");
                WriteType(writer, operation.Type);
                break;

            case TypeSystemNode type:
                WriteTypeDefinition(writer, type);
                break;

            case FieldDefinitionNode field:
                WriteDescription(writer, field.Description);
                writer.Write(field.Name.Value);
                WriteParenthesized(writer, field.Arguments, indent: true);
                writer.Write(": ");
                WriteType(writer, field.Type);
                WriteDirectives(writer, field.Directives);
                break;

            case InputValueDefinitionNode input:
                WriteDescription(writer, input.Description);
                writer.Write(input.Name.Value);
                writer.Write(": ");
                WriteType(writer, input.Type);
                WriteDefaultValue(writer, input.DefaultValue);
                WriteDirectives(writer, input.Directives);
                break;

            case EnumValueDefinitionNode value:
                WriteDescription(writer, value.Description);
                writer.Write(value.Name.Value);
                WriteDirectives(writer, value.Directives);
                break;

            case DirectiveDefinitionNode directive:
                WriteDescription(writer, directive.Description);
                writer.Write("directive @");
                writer.Write(directive.Name.Value);
                WriteParenthesized(writer, directive.Arguments, indent: true);
                writer.Write(directive.IsRepeatable ? " repeatable on " : " on ");
                WriteSeparated(writer, directive.Locations, " | ");
                break;

            default:
                throw new ArgumentException($"There is no text for a {node.GetType().Name}.", nameof(node));
        }
    }

    private static void WriteSchema(
        SyntaxWriter writer,
        string keyword,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<OperationTypeDefinitionNode> operationTypes)
    {
        writer.Write(keyword);
        WriteDirectives(writer, directives);
        WriteMembers(writer, operationTypes);
    }

    private static void WriteTypeDefinition(SyntaxWriter writer, TypeSystemNode type)
    {
        WriteDescription(writer, type.Description);
        writer.Write(type.IsExtension ? "extend " : "");
        writer.Write(KeywordOf(type));
        writer.Write(' ');
        writer.Write(type.Name.Value);

        switch (type)
        {
            case ObjectTypeDefinitionNode definition:
                WriteFields(writer, definition.Interfaces, definition.Directives, definition.Fields);
                break;

            case ObjectTypeExtensionNode extension:
                WriteFields(writer, extension.Interfaces, extension.Directives, extension.Fields);
                break;

            case InterfaceTypeDefinitionNode definition:
                WriteFields(writer, definition.Interfaces, definition.Directives, definition.Fields);
                break;

            case InterfaceTypeExtensionNode extension:
                WriteFields(writer, extension.Interfaces, extension.Directives, extension.Fields);
                break;

            default:
                WriteDirectives(writer, type.Directives);
                WriteOtherMembers(writer, type);
                break;
        }
    }

    private static string KeywordOf(TypeSystemNode type) => type.Kind switch
    {
        SyntaxKind.ScalarTypeDefinition or SyntaxKind.ScalarTypeExtension => "scalar",
        SyntaxKind.ObjectTypeDefinition or SyntaxKind.ObjectTypeExtension => "type",
        SyntaxKind.InterfaceTypeDefinition or SyntaxKind.InterfaceTypeExtension => "interface",
        SyntaxKind.UnionTypeDefinition or SyntaxKind.UnionTypeExtension => "union",
        SyntaxKind.EnumTypeDefinition or SyntaxKind.EnumTypeExtension => "enum",
        _ => "input",
    };

    private static void WriteFields(
        SyntaxWriter writer,
        ImmutableArray<NamedTypeNode> interfaces,
        ImmutableArray<DirectiveNode> directives,
        ImmutableArray<FieldDefinitionNode> fields)
    {
        if (!interfaces.IsEmpty)
        {
            writer.Write(" implements ");
            WriteSeparated(writer, interfaces, " & ");
        }

        WriteDirectives(writer, directives);
        WriteMembers(writer, fields);
    }

    private static void WriteOtherMembers(SyntaxWriter writer, TypeSystemNode type)
    {
        switch (type)
        {
            case UnionTypeDefinitionNode definition:
                WriteUnionMembers(writer, definition.Types);
                break;

            case UnionTypeExtensionNode extension:
                WriteUnionMembers(writer, extension.Types);
                break;

            case EnumTypeDefinitionNode definition:
                WriteMembers(writer, definition.Values);
                break;

            case EnumTypeExtensionNode extension:
                WriteMembers(writer, extension.Values);
                break;

            case InputObjectTypeDefinitionNode definition:
                WriteMembers(writer, definition.Fields);
                break;

            case InputObjectTypeExtensionNode extension:
                WriteMembers(writer, extension.Fields);
                break;
        }
    }

    private static void WriteUnionMembers(SyntaxWriter writer, ImmutableArray<NamedTypeNode> types)
    {
        if (!types.IsEmpty)
        {
            writer.Write(" = ");
            WriteSeparated(writer, types, " | ");
        }
    }

    private static void WriteMembers<T>(SyntaxWriter writer, ImmutableArray<T> members)
        where T : SyntaxNode
    {
        if (!members.IsEmpty)
        {
            writer.Write(' ');
            WriteBlock(writer, members);
        }
    }
}
