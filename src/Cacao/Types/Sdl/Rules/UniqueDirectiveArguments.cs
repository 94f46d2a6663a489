namespace Cacao.Types;

/// <summary>An argument is given to a directive once (specification, section 5.4.2).</summary>
internal static class UniqueDirectiveArguments
{
    public static void Check(SdlContext context)
    {
        foreach (var use in SdlWalk.DirectiveSites(context.Document).SelectMany(site => site.Directives))
        {
            foreach (var group in use.Arguments.GroupBy(argument => argument.Name.Value).Where(group => group.Count() > 1))
            {
                context.Report($"There can be only one argument named \"{group.Key}\".", group.Select(argument => argument.Name));
            }
        }
    }
}
