using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// The types that variables and fragments name exist in the schema (specification, sections 5.5.1.2 and 5.8.2).
/// </summary>
internal sealed class KnownTypeNamesRule : IVariableDefinitionRule, IFragmentDefinitionRule, IInlineFragmentRule
{
    private const string Section = "sec-Fragment-Spread-Type-Existence";

    public void Visit(VariableDefinitionNode variable, TypeDefinition? type, ValidationContext context)
    {
        if (type is null)
        {
            Report(variable.Type.NamedType, context);
        }
    }

    public void Visit(FragmentFacts fragment, ValidationContext context)
    {
        if (fragment.Type is null)
        {
            Report(fragment.Node.TypeCondition, context);
        }
    }

    public void Visit(InlineFragmentNode fragment, TypeDefinition? type, TypeDefinition? parentType, ValidationContext context)
    {
        if (type is null && fragment.TypeCondition is { } condition)
        {
            Report(condition, context);
        }
    }

    private static void Report(NamedTypeNode type, ValidationContext context)
    {
        var name = type.Name.Value;

        context.Report(
            $"Unknown type \"{name}\".{Suggestions.For(name, context, schema => schema.Types.Select(known => known.Name))}",
            Section,
            type);
    }
}
