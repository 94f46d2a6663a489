namespace Orgs.GraphQL.Data;

/// <summary>
/// A deleted organization is hidden at once and gone later. Until then nothing of it is found by any query: not the
/// organization, not its memberships, not its invitations. The few places that mean the hidden ones as well say so here.
/// </summary>
public static class Deleted
{
    /// <summary>The name of the filter that hides them.</summary>
    public const string Filter = "Deleted";

    private static readonly string[] _filters = [Filter];

    public static IQueryable<T> IncludingDeleted<T>(this IQueryable<T> source)
        where T : class
#pragma warning disable RS0030 // The place that BannedSymbols.txt leaves for it, and this one filter only.
        => source.IgnoreQueryFilters(_filters);
#pragma warning restore RS0030
}
