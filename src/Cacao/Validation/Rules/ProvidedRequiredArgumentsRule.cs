using System.Collections.Immutable;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Arguments that are non-null and have no default are given (specification, section 5.4.3).</summary>
internal sealed class ProvidedRequiredArgumentsRule : IFieldRule, IDirectiveRule
{
    private const string Section = "sec-Required-Arguments";

    public void Visit(FieldNode field, OutputField? definition, TypeDefinition? parentType, ValidationContext context)
    {
        if (definition is not null && FindMissing(definition.Arguments, field.Arguments) is { } missing)
        {
            foreach (var argument in missing)
            {
                Report($"Field \"{definition.Name}\"", argument, field, context);
            }
        }
    }

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, DirectiveLocation location, ValidationContext context)
    {
        if (definition is not null && FindMissing(definition.Arguments, directive.Arguments) is { } missing)
        {
            foreach (var argument in missing)
            {
                Report($"Directive \"@{definition.Name}\"", argument, directive, context);
            }
        }
    }

    private static List<InputField>? FindMissing(InputFieldCollection definitions, ImmutableArray<ArgumentNode> given)
    {
        List<InputField>? missing = null;

        foreach (var definition in definitions)
        {
            if (definition.IsRequired && !IsGiven(definition.Name, given))
            {
                (missing ??= []).Add(definition);
            }
        }

        return missing;
    }

    private static bool IsGiven(string name, ImmutableArray<ArgumentNode> given)
    {
        foreach (var argument in given)
        {
            if (argument.Name.Value == name)
            {
                return true;
            }
        }

        return false;
    }

    private static void Report(string owner, InputField argument, SyntaxNode node, ValidationContext context)
        => context.Report(
            $"{owner} argument \"{argument.Name}\" of type \"{argument.Type}\" is required, but it was not provided.",
            Section,
            node);
}
