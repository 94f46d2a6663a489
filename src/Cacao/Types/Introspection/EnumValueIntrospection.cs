using static Cacao.Types.IntrospectionTypes;

namespace Cacao.Types;

/// <summary><c>__EnumValue</c> (specification, section 4.2.5).</summary>
internal static class EnumValueIntrospection
{
    public static ObjectTypeConfiguration Create() => Object<EnumValue>(
        "__EnumValue",
        "A member of an enum type; it travels as its name.",
        Field<EnumValue, string>("name", "String!", value => value.Name),
        Field<EnumValue, string?>("description", "String", value => value.Description),
        Field<EnumValue, bool>("isDeprecated", "Boolean!", value => value.IsDeprecated),
        Field<EnumValue, string?>("deprecationReason", "String", value => value.DeprecationReason));
}
