namespace Cacao.Types;

/// <summary><c>__DirectiveLocation</c> (specification, section 4.2.6).</summary>
internal static class DirectiveLocationIntrospection
{
    public static EnumTypeConfiguration Create() => IntrospectionTypes.Enum<DirectiveLocation>(
        "__DirectiveLocation",
        "Where a directive may stand.",
        DirectiveLocations.GetName);
}
