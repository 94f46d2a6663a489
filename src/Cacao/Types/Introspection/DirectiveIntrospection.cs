using static Cacao.Types.IntrospectionTypes;

namespace Cacao.Types;

/// <summary><c>__Directive</c> (specification, section 4.2.6).</summary>
internal static class DirectiveIntrospection
{
    public static ObjectTypeConfiguration Create() => Object<DirectiveDefinition>(
        "__Directive",
        "A directive that documents or the schema can use.",
        Field<DirectiveDefinition, string>("name", "String!", directive => directive.Name),
        Field<DirectiveDefinition, string?>("description", "String", directive => directive.Description),
        Field<DirectiveDefinition, bool>("isRepeatable", "Boolean!", directive => directive.IsRepeatable),
        Field<DirectiveDefinition, IReadOnlyList<DirectiveLocation>>("locations", "[__DirectiveLocation!]!", directive => directive.LocationList),
        ListField<DirectiveDefinition, InputField>("args", "[__InputValue!]!", directive => directive.Arguments, argument => argument.IsDeprecated));
}
