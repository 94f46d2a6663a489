using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>The arguments of a field or directive have different names (specification, sections 3.6.1 and 3.13).</summary>
internal static class UniqueArgumentDefinitionNames
{
    public static void Check(SdlContext context)
    {
        foreach (var definition in context.Document.Definitions)
        {
            if (definition is DirectiveDefinitionNode directive)
            {
                Check(context, $"@{directive.Name.Value}", directive.Arguments);
            }

            foreach (var field in SdlWalk.Fields(definition))
            {
                Check(context, $"{((TypeSystemNode)definition).Name.Value}.{field.Name.Value}", field.Arguments);
            }
        }
    }

    private static void Check(SdlContext context, string owner, ImmutableArray<InputValueDefinitionNode> arguments)
    {
        foreach (var group in arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Count() > 1))
        {
            context.Report($"Argument \"{owner}({group.Key}:)\" can only be defined once.", group.Select(argument => argument.Name));
        }
    }
}
