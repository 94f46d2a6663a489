using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>The arguments given to a field or directive are defined by it (specification, section 5.4.1).</summary>
internal sealed class KnownArgumentNamesRule : IFieldRule, IDirectiveRule
{
    private const string Section = "sec-Argument-Names";

    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
    {
        if (definition is null)
        {
            return;
        }

        foreach (var argument in field.Arguments)
        {
            if (!definition.Arguments.TryGetField(argument.Name.Value, out _))
            {
                Report(argument, $"field \"{parentType!.Name}.{definition.Name}\"", definition.Arguments, context);
            }
        }
    }

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, DirectiveLocation location, ValidationContext context)
    {
        if (definition is null)
        {
            return;
        }

        foreach (var argument in directive.Arguments)
        {
            if (!definition.Arguments.TryGetField(argument.Name.Value, out _))
            {
                Report(argument, $"directive \"@{definition.Name}\"", definition.Arguments, context);
            }
        }
    }

    private static void Report(ArgumentNode argument, string owner, InputFieldCollection definitions, ValidationContext context)
    {
        var name = argument.Name.Value;

        context.Report(
            $"Unknown argument \"{name}\" on {owner}.{Suggestions.For(name, context, _ => definitions.Select(known => known.Name))}",
            Section,
            argument);
    }
}
