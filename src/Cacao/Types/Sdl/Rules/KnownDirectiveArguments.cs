namespace Cacao.Types;

/// <summary>The arguments given to a directive exist (specification, section 5.4.1).</summary>
internal static class KnownDirectiveArguments
{
    public static void Check(SdlContext context)
    {
        foreach (var use in SdlWalk.DirectiveSites(context.Document).SelectMany(site => site.Directives))
        {
            if (!context.Directives.TryGetValue(use.Name.Value, out var directive))
            {
                continue;
            }

            foreach (var argument in use.Arguments.Where(argument => !directive.Arguments.Exists(known => known.Name == argument.Name.Value)))
            {
                context.Report($"Unknown argument \"{argument.Name.Value}\" on directive \"@{use.Name.Value}\".", argument);
            }
        }
    }
}
