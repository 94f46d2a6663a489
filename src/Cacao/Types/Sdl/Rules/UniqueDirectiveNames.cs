using Cacao.Language;

namespace Cacao.Types;

/// <summary>All directives have different names (specification, section 3.3).</summary>
internal static class UniqueDirectiveNames
{
    public static void Check(SdlContext context)
    {
        var known = new Dictionary<string, NameNode>(StringComparer.Ordinal);

        foreach (var directive in context.Definitions<DirectiveDefinitionNode>())
        {
            var name = directive.Name.Value;

            if (context.Existing is not null && context.ExistingDirectives.Contains(name))
            {
                context.Report($"Directive \"@{name}\" already exists in the schema. It cannot be redefined.", directive.Name);
            }
            else if (!known.TryAdd(name, directive.Name))
            {
                context.Report($"There can be only one directive named \"@{name}\".", known[name], directive.Name);
            }
        }
    }
}
