using Cacao.Language;
using Cacao.Types;

namespace Cacao.Validation;

/// <summary>
/// Directives are defined by the schema and stand where their definition allows (specification, sections 5.7.1 and 5.7.2).
/// </summary>
internal sealed class KnownDirectivesRule : IDirectiveRule
{
    private const string DefinedSection = "sec-Directives-Are-Defined";
    private const string LocationSection = "sec-Directives-Are-in-Valid-Locations";

    public void Visit(DirectiveNode directive, DirectiveDefinition? definition, DirectiveLocation location, ValidationContext context)
    {
        if (definition is null)
        {
            context.Report($"Unknown directive \"@{directive.Name.Value}\".", DefinedSection, directive);
        }
        else if ((definition.Locations & location) == 0)
        {
            context.Report($"Directive \"@{definition.Name}\" may not be used on {DirectiveLocations.GetName(location)}.", LocationSection, directive);
        }
    }
}
