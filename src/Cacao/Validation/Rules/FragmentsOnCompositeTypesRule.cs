using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>Fragments are on objects, interfaces and unions only (specification, section 5.5.1.3).</summary>
internal sealed class FragmentsOnCompositeTypesRule : IFragmentDefinitionRule, IInlineFragmentRule
{
    private const string Section = "sec-Fragments-on-Object-Interface-or-Union-Types";

    public void Visit(FragmentFacts fragment, ValidationContext context)
    {
        if (fragment.Type is { IsCompositeType: false } type)
        {
            context.Report(
                $"Fragment \"{fragment.Name}\" cannot condition on non composite type \"{type.Name}\".",
                Section,
                fragment.Node.TypeCondition);
        }
    }

    public void Visit(InlineFragmentNode fragment, TypeDefinition? type, TypeDefinition? parentType, ValidationContext context)
    {
        if (type is { IsCompositeType: false } && fragment.TypeCondition is { } condition)
        {
            context.Report($"Fragment cannot condition on non composite type \"{type.Name}\".", Section, condition);
        }
    }
}
