using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>The fragments that are spread are defined in the document (specification, section 5.5.2.1).</summary>
internal sealed class KnownFragmentNamesRule : IFragmentSpreadRule
{
    private const string Section = "sec-Fragment-Spread-Target-Defined";

    public void Visit(FragmentSpreadNode spread, FragmentFacts? fragment, TypeDefinition? parentType, ValidationContext context)
    {
        if (fragment is null)
        {
            context.Report($"Unknown fragment \"{spread.Name.Value}\".", Section, spread.Name);
        }
    }
}
