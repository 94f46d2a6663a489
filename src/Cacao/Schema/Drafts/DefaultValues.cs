using System.Reflection;
using Cacao.Language;

namespace Cacao.Schema;

/// <summary>Defaults of arguments and input fields: by attribute, by C#'s optional parameters. Null is no default.</summary>
internal static class DefaultValues
{
    public static object? OfParameter(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;

        return parameter.DefaultValue switch
        {
            null => null,

            // Reflection hands out the number behind an enum constant when the parameter can be null.
            var value when type.IsEnum && !value.GetType().IsEnum => Enum.ToObject(type, value),
            var value when type.IsInstanceOfType(value) => value,
            _ => null,
        };
    }

    public static void Apply(ArgumentDraft argument, ICustomAttributeProvider element)
    {
        if (MemberDrafting.Attribute<DefaultValueSyntaxAttribute>(element) is { Syntax: { } syntax })
        {
            argument.DefaultLiteral = Utf8GraphQLParser.ParseValue(syntax, constant: true);
        }
        else if (MemberDrafting.Attribute<DefaultValueAttribute>(element) is { } own)
        {
            argument.DefaultValue = own.Value;
        }
        else if (MemberDrafting.Attribute<System.ComponentModel.DefaultValueAttribute>(element) is { } common)
        {
            argument.DefaultValue = common.Value;
        }
    }
}
