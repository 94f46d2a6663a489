using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Nothing that is deprecated is used; not part of the specification, for checking a client's documents.</summary>
internal sealed class NoDeprecatedRule : IFieldRule, IDirectiveRule, IValueRule
{
    private const string Section = "sec--deprecated";

    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
    {
        if (definition is null)
        {
            return;
        }

        var coordinate = $"{parentType!.Name}.{definition.Name}";

        if (definition.IsDeprecated)
        {
            context.Report($"The field {coordinate} is deprecated. {definition.DeprecationReason}", Section, field);
        }

        Check($"Field \"{coordinate}\"", field.Arguments, definition.Arguments, context);
    }

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, DirectiveLocation location, ValidationContext context)
    {
        if (definition is not null)
        {
            Check($"Directive \"@{definition.Name}\"", directive.Arguments, definition.Arguments, context);
        }
    }

    public void Visit(ValueNode value, in InputPosition position, ValidationContext context)
    {
        if (value is EnumValueNode enumValue
            && position.Type?.NamedType is EnumType enumType
            && enumType.TryGetValue(enumValue.Value, out var member)
            && member.IsDeprecated)
        {
            context.Report($"The enum value \"{enumType.Name}.{member.Name}\" is deprecated. {member.DeprecationReason}", Section, value);
        }
        else if (value is ObjectValueNode @object && position.Type?.NamedType is InputObjectType inputType)
        {
            foreach (var field in @object.Fields)
            {
                if (inputType.Fields.TryGetField(field.Name.Value, out var definition) && definition.IsDeprecated)
                {
                    context.Report(
                        $"The input field {inputType.Name}.{definition.Name} is deprecated. {definition.DeprecationReason}",
                        Section,
                        field);
                }
            }
        }
    }

    private static void Check(
        string owner,
        ImmutableArray<ArgumentNode> arguments,
        InputFieldCollection definitions,
        ValidationContext context)
    {
        foreach (var argument in arguments)
        {
            if (definitions.TryGetField(argument.Name.Value, out var definition) && definition.IsDeprecated)
            {
                context.Report($"{owner} argument \"{definition.Name}\" is deprecated. {definition.DeprecationReason}", Section, argument);
            }
        }
    }
}
