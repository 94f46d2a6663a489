namespace Cacao.Types;

/// <summary>A directive that is used exists and may stand there (specification, section 3.13).</summary>
internal static class KnownDirectiveUses
{
    public static void Check(SdlContext context)
    {
        foreach (var site in SdlWalk.DirectiveSites(context.Document))
        {
            foreach (var use in site.Directives)
            {
                if (!context.Directives.TryGetValue(use.Name.Value, out var directive))
                {
                    context.Report($"Unknown directive \"@{use.Name.Value}\".", use);
                }
                else if (!directive.Locations.Contains(site.Location))
                {
                    context.Report($"Directive \"@{use.Name.Value}\" may not be used on {DirectiveLocations.GetName(site.Location)}.", use);
                }
            }
        }
    }
}
