using System.Collections.Immutable;
using System.Text;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>
/// Turns a schema into its SDL document: everything an application defined with all directives on it, nothing of the
/// introspection system. Types come by kind and then by name, as HotChocolate has them; fields as they were declared.
/// </summary>
public static class SchemaPrinter
{
    /// <summary>The schema as GraphQL text.</summary>
    public static string Print(GraphQLSchema schema) => $"{SyntaxPrinter.Print(ToSyntax(schema))}\n";

    /// <summary>The schema as a document.</summary>
    public static DocumentNode ToSyntax(GraphQLSchema schema)
    {
        var definitions = ImmutableArray.CreateBuilder<DefinitionNode>();

        if (schema.QueryType is not null || schema.MutationType is not null || schema.SubscriptionType is not null)
        {
            definitions.Add(PrintSchemaDefinition(schema));
        }

        var types = schema.Types
            .Where(type => !IntrospectionTypes.Names.Contains(type.Name))
            .OrderBy(type => type.Name, StringComparer.Ordinal)
            .ToArray();
        definitions.AddRange(types.OfType<InterfaceType>().Select(PrintInterface));
        definitions.AddRange(types.OfType<ObjectType>().Select(PrintObject));
        definitions.AddRange(types.OfType<UnionType>().Select(PrintUnion));
        definitions.AddRange(types.OfType<InputObjectType>().Select(PrintInputObject));
        definitions.AddRange(types.OfType<EnumType>().Select(PrintEnum));
        definitions.AddRange(schema.Directives
            .Where(directive => !directive.IsSpecified)
            .OrderBy(directive => directive.Name, StringComparer.Ordinal)
            .Select(PrintDirectiveDefinition));
        definitions.AddRange(types.OfType<ScalarType>().Where(scalar => !BuiltInScalars.IsSpecified(scalar.Name)).Select(PrintScalar));

        return new DocumentNode(definitions.DrainToImmutable());
    }

    private static SchemaDefinitionNode PrintSchemaDefinition(GraphQLSchema schema) => new(
        Description(schema.Description),
        schema.AppliedDirectives,
        [
            .. Enum.GetValues<OperationType>()
                .Where(operation => schema.GetOperationType(operation) is not null)
                .Select(operation => new OperationTypeDefinitionNode(operation, new NamedTypeNode(schema.GetOperationType(operation)!.Name))),
        ]);

    private static InterfaceTypeDefinitionNode PrintInterface(InterfaceType type)
        => new(new NameNode(type.Name), Description(type.Description), type.Directives, References(type.Interfaces), Fields(type));

    private static ObjectTypeDefinitionNode PrintObject(ObjectType type)
        => new(new NameNode(type.Name), Description(type.Description), type.Directives, References(type.Interfaces), Fields(type));

    private static UnionTypeDefinitionNode PrintUnion(UnionType type)
        => new(new NameNode(type.Name), Description(type.Description), type.Directives, References(type.Types));

    private static InputObjectTypeDefinitionNode PrintInputObject(InputObjectType type) => new(
        new NameNode(type.Name),
        Description(type.Description),
        type.IsOneOf ? type.Directives.Add(new DirectiveNode(new NameNode(SpecifiedDirectives.OneOf), [])) : type.Directives,
        InputValues(type.Fields));

    private static EnumTypeDefinitionNode PrintEnum(EnumType type) => new(
        new NameNode(type.Name),
        Description(type.Description),
        type.Directives,
        [
            .. type.Values.Select(value => new EnumValueDefinitionNode(
                new NameNode(value.Name), Description(value.Description), WithDeprecation(value.Directives, value.DeprecationReason))),
        ]);

    private static ScalarTypeDefinitionNode PrintScalar(ScalarType type) => new(
        new NameNode(type.Name),
        Description(type.Description),
        type.SpecifiedBy is { } address
            ? type.Directives.Add(Directive(SpecifiedDirectives.SpecifiedBy, "url", address.OriginalString))
            : type.Directives);

    private static DirectiveDefinitionNode PrintDirectiveDefinition(DirectiveDefinition directive) => new(
        new NameNode(directive.Name),
        Description(directive.Description),
        InputValues(directive.Arguments),
        directive.IsRepeatable,
        [.. directive.LocationList.Select(location => new NameNode(DirectiveLocations.GetName(location)))]);

    private static ImmutableArray<FieldDefinitionNode> Fields(ComplexType type) =>
    [
        .. type.Fields.Select(field => new FieldDefinitionNode(
            new NameNode(field.Name),
            Description(field.Description),
            InputValues(field.Arguments),
            field.Type.ToTypeNode(),
            WithDeprecation(field.Directives, field.DeprecationReason))),
    ];

    private static ImmutableArray<InputValueDefinitionNode> InputValues(InputFieldCollection fields) =>
    [
        .. fields.Select(field => new InputValueDefinitionNode(
            new NameNode(field.Name),
            Description(field.Description),
            field.Type.ToTypeNode(),
            field.DefaultValue,
            WithDeprecation(field.Directives, field.DeprecationReason))),
    ];

    private static ImmutableArray<NamedTypeNode> References(IEnumerable<TypeDefinition> types)
        => [.. types.Select(type => new NamedTypeNode(type.Name))];

    private static ImmutableArray<DirectiveNode> WithDeprecation(ImmutableArray<DirectiveNode> directives, string? reason) => reason switch
    {
        null => directives,
        SpecifiedDirectives.DefaultDeprecationReason => directives.Add(new DirectiveNode(new NameNode(SpecifiedDirectives.Deprecated), [])),
        _ => directives.Add(Directive(SpecifiedDirectives.Deprecated, "reason", reason)),
    };

    private static DirectiveNode Directive(string name, string argument, string value)
        => new(new NameNode(name), [new ArgumentNode(new NameNode(argument), new StringValueNode(value))]);

    private static StringValueNode? Description(string? description)
        => description is null ? null : new StringValueNode(description, block: description.Contains('\n') && ReadsBackFromBlock(description));

    // a block string drops blank lines at its ends and indentation that all its lines share, and has no escapes
    private static bool ReadsBackFromBlock(string description)
    {
        var lines = description.Split('\n');
        return !string.IsNullOrWhiteSpace(lines[0])
            && !string.IsNullOrWhiteSpace(lines[^1])
            && lines.Any(line => line.Length > 0 && line[0] is not (' ' or '\t') && !string.IsNullOrWhiteSpace(line))
            && !description.EnumerateRunes().Any(rune => Rune.IsControl(rune) && rune.Value is not ('\n' or '\t'));
    }
}
