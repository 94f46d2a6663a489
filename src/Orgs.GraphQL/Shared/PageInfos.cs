namespace Orgs.GraphQL.Shared;

public static class PageInfos
{
    /// <summary>What a connection tells about its page.</summary>
    public static ConnectionPageInfo ToPageInfo<T>(this Page<T> page)
        => page.Items.IsEmpty
            ? new ConnectionPageInfo(page.HasNextPage, page.HasPreviousPage, null, null)
            : new ConnectionPageInfo(page.HasNextPage, page.HasPreviousPage, page.CreateCursor(page.Items[0]), page.CreateCursor(page.Items[^1]));
}
