using System.Reflection;
using Cacao.Language;

namespace Cacao.Schema;

/// <summary>What the attributes that every part of the schema can have say.</summary>
internal static class MemberDrafting
{
    public static IEnumerable<DescriptorAttribute> Attributes(ICustomAttributeProvider element) => element switch
    {
        MemberInfo member => member.GetCustomAttributes<DescriptorAttribute>(inherit: true),
        ParameterInfo parameter => parameter.GetCustomAttributes<DescriptorAttribute>(inherit: true),
        _ => [],
    };

    public static void Describe(MemberDraft draft, ICustomAttributeProvider element, string? documentation)
    {
        draft.Description = Attribute<GraphQLDescriptionAttribute>(element)?.Description ?? draft.Description ?? documentation;
        draft.DeprecationReason = Attribute<GraphQLDeprecatedAttribute>(element)?.DeprecationReason
            ?? (Attribute<ObsoleteAttribute>(element) is { } obsolete ? obsolete.Message.OrDefaultReason() : draft.DeprecationReason);
    }

    /// <summary>The type that C# says, unless an attribute says another.</summary>
    public static TypeReference TypeOf(ICustomAttributeProvider element, TypeShape shape)
    {
        TypeReference type = Attribute<GraphQLTypeAttribute>(element) switch
        {
            { Type: { } schemaType } => new TypeReference.Schema(schemaType),
            { TypeSyntax: { } syntax } => new TypeReference.Syntax(Utf8GraphQLParser.ParseType(syntax)),
            _ => new TypeReference.Shape(shape),
        };

        return element.IsDefined(typeof(GraphQLNonNullTypeAttribute), true) ? new TypeReference.NonNull(type) : type;
    }

    public static T? Attribute<T>(ICustomAttributeProvider element)
        where T : Attribute
        => element.GetCustomAttributes(typeof(T), true) is [T attribute, ..] ? attribute : null;
}
