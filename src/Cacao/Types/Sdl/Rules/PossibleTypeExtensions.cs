using Cacao.Language;

namespace Cacao.Types;

/// <summary>An extension extends a type that exists and is of its kind (specification, section 3.4.3).</summary>
internal static class PossibleTypeExtensions
{
    public static void Check(SdlContext context)
    {
        foreach (var extension in context.Definitions<TypeSystemNode>().Where(type => type.IsExtension))
        {
            var name = extension.Name.Value;
            var definition = context.TypeDefinitions.GetValueOrDefault(name);
            var kind = KindOf(definition) ?? KindOf(context.ExistingType(name)) ?? KindOfBuiltIn(context, name);

            if (kind is null)
            {
                context.Report($"Cannot extend type \"{name}\" because it is not defined.", extension.Name);
            }
            else if (kind != KindOf(extension))
            {
                context.Report($"Cannot extend non-{KindOf(extension)} type \"{name}\".", definition is null ? [extension] : [definition, extension]);
            }
        }
    }

    private static string? KindOfBuiltIn(SdlContext context, string name)
        => context.Existing is null ? null
            : BuiltInScalars.IsSpecified(name) ? "scalar"
            : name is "__TypeKind" or "__DirectiveLocation" ? "enum"
            : IntrospectionTypes.Names.Contains(name) ? "object"
            : null;

    private static string? KindOf(TypeSystemNode? node) => node switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => "scalar",
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => "object",
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => "interface",
        UnionTypeDefinitionNode or UnionTypeExtensionNode => "union",
        EnumTypeDefinitionNode or EnumTypeExtensionNode => "enum",
        InputObjectTypeDefinitionNode or InputObjectTypeExtensionNode => "input object",
        _ => null,
    };

    private static string? KindOf(TypeConfiguration? type) => type switch
    {
        ScalarTypeConfiguration => "scalar",
        ObjectTypeConfiguration => "object",
        InterfaceTypeConfiguration => "interface",
        UnionTypeConfiguration => "union",
        EnumTypeConfiguration => "enum",
        InputObjectTypeConfiguration => "input object",
        _ => null,
    };
}
