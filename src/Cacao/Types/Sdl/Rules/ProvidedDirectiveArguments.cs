using Cacao.Language;

namespace Cacao.Types;

/// <summary>The arguments that a directive requires are given (specification, section 5.4.3).</summary>
internal static class ProvidedDirectiveArguments
{
    public static void Check(SdlContext context)
    {
        foreach (var use in SdlWalk.DirectiveSites(context.Document).SelectMany(site => site.Directives))
        {
            if (!context.Directives.TryGetValue(use.Name.Value, out var directive))
            {
                continue;
            }

            var missing = directive.Arguments.Where(argument =>
                argument is { Type: NonNullTypeNode, DefaultValue: null } && !use.Arguments.Any(given => given.Name.Value == argument.Name));

            foreach (var argument in missing)
            {
                context.Report(
                    $"Argument \"@{directive.Name}({argument.Name}:)\" of type \"{argument.Type}\" is required, but it was not provided.", use);
            }
        }
    }
}
