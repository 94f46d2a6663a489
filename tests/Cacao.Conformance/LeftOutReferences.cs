using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance;

/// <summary>
/// Cacao's types cannot hold some of what a schema that is not valid may say: a union of scalars, a root type that is no object, an
/// interface implemented twice. graphql-js prints those as they were written, so here they come back from what the schema was made of.
/// </summary>
internal static class LeftOutReferences
{
    public static DocumentNode PutBack(DocumentNode printed, SchemaConfiguration configuration)
    {
        var roots = Roots(configuration);
        var definitions = printed.Definitions.Where(definition => definition is not SchemaDefinitionNode).Select(node => PutBack(node, configuration));

        return new DocumentNode(
            roots.IsEmpty
                ? [.. definitions]
                : [new SchemaDefinitionNode(Description(configuration), [.. configuration.AppliedDirectives], roots), .. definitions]);
    }

    private static DefinitionNode PutBack(DefinitionNode definition, SchemaConfiguration configuration) => definition switch
    {
        UnionTypeDefinitionNode union => new UnionTypeDefinitionNode(
            union.Name, union.Description, union.Directives, References(Find<UnionTypeConfiguration>(configuration, union).Types)),
        ObjectTypeDefinitionNode type => new ObjectTypeDefinitionNode(
            type.Name, type.Description, type.Directives, References(Find<ComplexTypeConfiguration>(configuration, type).Interfaces), type.Fields),
        InterfaceTypeDefinitionNode type => new InterfaceTypeDefinitionNode(
            type.Name, type.Description, type.Directives, References(Find<ComplexTypeConfiguration>(configuration, type).Interfaces), type.Fields),
        _ => definition,
    };

    private static T Find<T>(SchemaConfiguration configuration, TypeSystemNode node)
        where T : TypeConfiguration
        => configuration.Types.OfType<T>().First(type => type.Name == node.Name.Value);

    private static ImmutableArray<OperationTypeDefinitionNode> Roots(SchemaConfiguration configuration)
    {
        (OperationType Operation, string? Type)[] roots =
        [
            (OperationType.Query, configuration.QueryTypeName),
            (OperationType.Mutation, configuration.MutationTypeName),
            (OperationType.Subscription, configuration.SubscriptionTypeName),
        ];

        return
        [
            .. roots.Where(root => root.Type is not null)
                .Select(root => new OperationTypeDefinitionNode(root.Operation, new NamedTypeNode(root.Type!))),
        ];
    }

    private static ImmutableArray<NamedTypeNode> References(IEnumerable<string> names) => [.. names.Select(name => new NamedTypeNode(name))];

    private static StringValueNode? Description(SchemaConfiguration configuration)
        => configuration.Description is { } description ? new StringValueNode(description) : null;
}
