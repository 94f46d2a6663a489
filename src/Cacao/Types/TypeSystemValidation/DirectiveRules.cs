namespace Cacao.Types;

/// <summary>A directive may stand somewhere (specification, section 3.13).</summary>
internal static class DirectiveRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var directive in context.Schema.Directives.Where(directive => directive.LocationList.IsEmpty))
        {
            context.Report($"Directive @{directive.Name} must include 1 or more locations.", directive);
        }
    }
}
