using static Cacao.Types.IntrospectionTypes;

namespace Cacao.Types;

/// <summary><c>__InputValue</c> (specification, section 4.2.4).</summary>
internal static class InputValueIntrospection
{
    public static ObjectTypeConfiguration Create() => Object<InputField>(
        "__InputValue",
        "An argument, or a field of an input object.",
        Field<InputField, string>("name", "String!", field => field.Name),
        Field<InputField, string?>("description", "String", field => field.Description),
        Field<InputField, GraphQLType>("type", "__Type!", field => field.Type),
        Field<InputField, string?>("defaultValue", "String", field => field.DefaultValue?.ToString()),
        Field<InputField, bool>("isDeprecated", "Boolean!", field => field.IsDeprecated),
        Field<InputField, string?>("deprecationReason", "String", field => field.DeprecationReason));
}
