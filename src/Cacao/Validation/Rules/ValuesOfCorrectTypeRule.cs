using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// Literals are values of the type expected at their place; input objects have known fields only, all that are required,
/// and exactly one where they are OneOf (specification, sections 5.6.1, 5.6.2 and 5.6.4).
/// </summary>
internal sealed class ValuesOfCorrectTypeRule : IValueRule
{
    private const string ValueSection = "sec-Values-of-Correct-Type";
    private const string FieldNamesSection = "sec-Input-Object-Field-Names";
    private const string RequiredFieldsSection = "sec-Input-Object-Required-Fields";
    private const string OneOfSection = "sec-OneOf-Input-Objects";

    public void Visit(ValueNode value, in InputPosition position, ValidationContext context)
    {
        if (position is not { Type: { } type, IsJudged: false })
        {
            return;
        }

        switch (value)
        {
            case VariableNode:
                break;

            case NullValueNode:
                if (type.IsNonNull)
                {
                    ReportType(value, type, context);
                }

                break;

            case ListValueNode when type.NullableType is ListType:
                break;

            case ObjectValueNode @object when type.NamedType is InputObjectType inputType:
                CheckFields(@object, inputType, context);
                break;

            default:
                CheckLeaf(value, type, context);
                break;
        }
    }

    private static void CheckFields(ObjectValueNode @object, InputObjectType type, ValidationContext context)
    {
        if (!context.Spend(type.Fields.Count))
        {
            return;
        }

        foreach (var definition in type.Fields)
        {
            if (definition.IsRequired && FindField(@object, definition.Name) is null)
            {
                context.Report(
                    $"Field \"{type.Name}.{definition.Name}\" of required type \"{definition.Type}\" was not provided.",
                    RequiredFieldsSection,
                    @object);
            }
        }

        foreach (var field in @object.Fields)
        {
            var name = field.Name.Value;

            if (!type.Fields.TryGetField(name, out _))
            {
                var suggestion = Suggestions.For(name, context, _ => type.Fields.Select(known => known.Name));

                context.Report($"Field \"{name}\" is not defined by type \"{type.Name}\".{suggestion}", FieldNamesSection, field);
            }
        }

        if (type.IsOneOf)
        {
            CheckOneOf(@object, type, context);
        }
    }

    private static void CheckOneOf(ObjectValueNode @object, InputObjectType type, ValidationContext context)
    {
        if (@object.Fields.DistinctBy(field => field.Name.Value).Count() != 1)
        {
            context.Report($"OneOf Input Object \"{type.Name}\" must specify exactly one key.", OneOfSection, @object);
        }
        else if (@object.Fields[^1] is { Value: NullValueNode } field)
        {
            context.Report($"Field \"{type.Name}.{field.Name.Value}\" must be non-null.", OneOfSection, @object);
        }
    }

    private static void CheckLeaf(ValueNode value, GraphQLType type, ValidationContext context)
    {
        if (type.NamedType is EnumType enumType)
        {
            CheckEnum(value, enumType, context);
        }
        else if (type.NamedType is not ScalarType scalar)
        {
            ReportType(value, type, context);
        }
        else if (WhyNot(scalar, value) is { } reason)
        {
            context.Report($"Expected value of type \"{type}\", found {value}; {reason}", ValueSection, value);
        }
    }

    private static void CheckEnum(ValueNode value, EnumType type, ValidationContext context)
    {
        if (value is not EnumValueNode { Value: var name })
        {
            var suggestion = value is StringValueNode { Value: var text } ? SuggestMember(text, type, context) : "";

            context.Report($"Enum \"{type.Name}\" cannot represent non-enum value: {value}.{suggestion}", ValueSection, value);
        }
        else if (!type.TryGetValue(name, out _))
        {
            context.Report(
                $"Value \"{name}\" does not exist in \"{type.Name}\" enum.{SuggestMember(name, type, context)}",
                ValueSection,
                value);
        }
    }

    private static string SuggestMember(string name, EnumType type, ValidationContext context)
        => Suggestions.For(name, context, _ => type.Values.Select(member => member.Name)).Replace("mean ", "mean the enum value ", StringComparison.Ordinal);

    private static string? WhyNot(ScalarType scalar, ValueNode value)
    {
        try
        {
            _ = scalar.CoerceLiteral(value.WithoutVariables());
            return null;
        }
        catch (ScalarFormatException exception)
        {
            return exception.Message;
        }
    }

    private static void ReportType(ValueNode value, GraphQLType type, ValidationContext context)
        => context.Report($"Expected value of type \"{type}\", found {value}.", ValueSection, value);

    private static ObjectFieldNode? FindField(ObjectValueNode @object, string name)
    {
        foreach (var field in @object.Fields)
        {
            if (field.Name.Value == name)
            {
                return field;
            }
        }

        return null;
    }
}
