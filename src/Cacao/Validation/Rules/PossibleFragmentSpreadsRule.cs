using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>A fragment stands only where an object can be of its type (specification, section 5.5.2.3).</summary>
internal sealed class PossibleFragmentSpreadsRule : IInlineFragmentRule, IFragmentSpreadRule
{
    private const string Section = "sec-Fragment-Spread-Is-Possible";

    public void Visit(InlineFragmentNode fragment, TypeDefinition? type, TypeDefinition? parentType, ValidationContext context)
    {
        if (type is { IsCompositeType: true } && parentType is not null && !context.Schema.CanBeBoth(type, parentType))
        {
            context.Report(
                $"Fragment cannot be spread here as objects of type \"{parentType.Name}\" can never be of type \"{type.Name}\".",
                Section,
                fragment);
        }
    }

    public void Visit(FragmentSpreadNode spread, FragmentFacts? fragment, TypeDefinition? parentType, ValidationContext context)
    {
        if (fragment?.ParentType is { } type && parentType is not null && !context.Schema.CanBeBoth(type, parentType))
        {
            context.Report(
                $"Fragment \"{fragment.Name}\" cannot be spread here as objects of type \"{parentType.Name}\" can never be of type \"{type.Name}\".",
                Section,
                spread);
        }
    }
}
