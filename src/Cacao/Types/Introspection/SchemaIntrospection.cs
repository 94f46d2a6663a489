using static Cacao.Types.IntrospectionTypes;

namespace Cacao.Types;

/// <summary><c>__Schema</c> (specification, section 4.2.1).</summary>
internal static class SchemaIntrospection
{
    public static ObjectTypeConfiguration Create() => Object<GraphQLSchema>(
        "__Schema",
        "What a server can do: its types, the entry points of its operations and its directives.",
        Field<GraphQLSchema, string?>("description", "String", schema => schema.Description),
        Field<GraphQLSchema, IReadOnlyList<GraphQLType>>("types", "[__Type!]!", schema => schema.Types),
        Field<GraphQLSchema, GraphQLType?>("queryType", "__Type!", schema => schema.QueryType),
        Field<GraphQLSchema, GraphQLType?>("mutationType", "__Type", schema => schema.MutationType),
        Field<GraphQLSchema, GraphQLType?>("subscriptionType", "__Type", schema => schema.SubscriptionType),
        Field<GraphQLSchema, IReadOnlyList<DirectiveDefinition>>("directives", "[__Directive!]!", schema => schema.Directives));
}
