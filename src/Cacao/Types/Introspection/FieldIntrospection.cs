using static Cacao.Types.IntrospectionTypes;

namespace Cacao.Types;

/// <summary><c>__Field</c> (specification, section 4.2.3).</summary>
internal static class FieldIntrospection
{
    public static ObjectTypeConfiguration Create() => Object<OutputField>(
        "__Field",
        "A field of an object or interface type.",
        Field<OutputField, string>("name", "String!", field => field.Name),
        Field<OutputField, string?>("description", "String", field => field.Description),
        ListField<OutputField, InputField>("args", "[__InputValue!]!", field => field.Arguments, argument => argument.IsDeprecated),
        Field<OutputField, GraphQLType>("type", "__Type!", field => field.Type),
        Field<OutputField, bool>("isDeprecated", "Boolean!", field => field.IsDeprecated),
        Field<OutputField, string?>("deprecationReason", "String", field => field.DeprecationReason));
}
