using Cacao.Language;

namespace Cacao.Types;

/// <summary>A directive that is not repeatable is used once at a place; a type and its extensions are one place (specification, section 3.13).</summary>
internal static class UniqueDirectiveUses
{
    public static void Check(SdlContext context)
    {
        var known = new Dictionary<(object Place, string Directive), DirectiveNode>();

        foreach (var site in SdlWalk.DirectiveSites(context.Document))
        {
            object place = site.Node switch
            {
                SchemaDefinitionNode or SchemaExtensionNode => typeof(SchemaDefinitionNode),
                TypeSystemNode type => type.Name.Value,
                _ => site.Node,
            };

            foreach (var use in site.Directives)
            {
                var name = use.Name.Value;

                if (context.Directives.TryGetValue(name, out var directive) && !directive.IsRepeatable && !known.TryAdd((place, name), use))
                {
                    context.Report($"The directive \"@{name}\" can only be used once at this location.", known[(place, name)], use);
                }
            }
        }
    }
}
