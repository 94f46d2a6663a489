namespace Cacao.Types;

/// <summary>Unions have members (specification, section 3.8).</summary>
internal static class UnionRules
{
    public static void Check(TypeSystemContext context)
    {
        foreach (var type in context.Types<UnionType>().Where(type => type.Types.IsEmpty && !NamesAny(context, type)))
        {
            context.Report($"Union type {type.Name} must define one or more member types.", type);
        }
    }

    // members of the wrong kind have been told and left out before
    private static bool NamesAny(TypeSystemContext context, UnionType type)
        => context.ConfigurationOf(type) is UnionTypeConfiguration { Types.Count: > 0 };
}
