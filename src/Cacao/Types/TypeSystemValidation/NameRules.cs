using System.Text.RegularExpressions;

namespace Cacao.Types;

/// <summary>Names are names, and those that begin with two underscores belong to introspection (specification, sections 2.1.9 and 3).</summary>
internal static partial class NameRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var directive in context.Schema.Directives)
        {
            Check(context, directive.Name, directive);
            CheckAll(context, directive.Arguments);
        }

        foreach (var type in context.Types<TypeDefinition>())
        {
            Check(context, type.Name, type);

            switch (type)
            {
                case ComplexType complexType:
                    foreach (var field in complexType.Fields)
                    {
                        Check(context, field.Name, field);
                        CheckAll(context, field.Arguments);
                    }

                    break;
                case InputObjectType inputObject:
                    CheckAll(context, inputObject.Fields);
                    break;
                case EnumType enumType:
                    foreach (var value in enumType.Values)
                    {
                        Check(context, value.Name, value);
                    }

                    break;
            }
        }
    }

    private static void CheckAll(TypeSystemContext context, InputFieldCollection fields)
    {
        foreach (var field in fields)
        {
            Check(context, field.Name, field);
        }
    }

    private static void Check(TypeSystemContext context, string name, object member)
    {
        if (!Name().IsMatch(name))
        {
            context.Report($"\"{name}\" is no name: names have letters, digits and underscores, and do not begin with a digit.", member);
        }
        else if (name.StartsWith("__", StringComparison.Ordinal))
        {
            context.Report($"Name \"{name}\" must not begin with \"__\", which is reserved by GraphQL introspection.", member);
        }
    }

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z_0-9]*\z")]
    private static partial Regex Name();
}
