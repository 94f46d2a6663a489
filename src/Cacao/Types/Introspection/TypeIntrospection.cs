using static Cacao.Types.IntrospectionTypes;

namespace Cacao.Types;

/// <summary><c>__Type</c> (specification, section 4.2.2).</summary>
internal static class TypeIntrospection
{
    public static ObjectTypeConfiguration Create() => Object<GraphQLType>(
        "__Type",
        "A type of the schema; which of its fields are there depends on its kind. List and non-null types wrap another one.",
        Field<GraphQLType, TypeKind>("kind", "__TypeKind!", type => type.Kind),
        Field<GraphQLType, string?>("name", "String", type => (type as TypeDefinition)?.Name),
        Field<GraphQLType, string?>("description", "String", type => (type as TypeDefinition)?.Description),
        Field<GraphQLType, string?>("specifiedByURL", "String", type => (type as ScalarType)?.SpecifiedBy?.OriginalString),
        ListField<GraphQLType, OutputField>("fields", "[__Field!]", type => (type as ComplexType)?.Fields, field => field.IsDeprecated),
        Field<GraphQLType, IReadOnlyList<GraphQLType>?>("interfaces", "[__Type!]", type => (type as ComplexType)?.Interfaces),
        PossibleTypes(),
        ListField<GraphQLType, EnumValue>("enumValues", "[__EnumValue!]", type => (type as EnumType)?.Values, value => value.IsDeprecated),
        ListField<GraphQLType, InputField>("inputFields", "[__InputValue!]", type => (type as InputObjectType)?.Fields, field => field.IsDeprecated),
        Field<GraphQLType, GraphQLType?>("ofType", "__Type", OfType),
        Field<GraphQLType, bool?>("isOneOf", "Boolean", type => (type as InputObjectType)?.IsOneOf));

    private static OutputFieldConfiguration PossibleTypes()
    {
        var field = Field<GraphQLType, IReadOnlyList<GraphQLType>?>("possibleTypes", "[__Type!]", _ => null);
        field.Resolver = FieldResolver.FromValue<IReadOnlyList<GraphQLType>?>(context => context.ParentObject switch
        {
            UnionType union => union.Types,
            InterfaceType type => [.. context.Schema.Types.Where(candidate => candidate is ObjectType && context.Schema.IsSubType(type, candidate))],
            _ => null,
        });
        return field;
    }

    private static GraphQLType? OfType(GraphQLType type) => type switch
    {
        ListType list => list.ElementType,
        NonNullType nonNull => nonNull.NullableType,
        _ => null,
    };
}
