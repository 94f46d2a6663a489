using Cacao.Schema;

namespace Cacao.Paging;

/// <inheritdoc cref="IPageInfo"/>
[GraphQLName("PageInfo")]
[GraphQLDescription("Information about pagination in a connection.")]
public class ConnectionPageInfo(bool hasNextPage, bool hasPreviousPage, string? startCursor, string? endCursor) : IPageInfo
{
    public static ConnectionPageInfo Empty { get; } = new(false, false, null, null);

    [GraphQLDescription("Indicates whether more edges exist following the set defined by the clients arguments.")]
    public bool HasNextPage { get; } = hasNextPage;

    [GraphQLDescription("Indicates whether more edges exist prior the set defined by the clients arguments.")]
    public bool HasPreviousPage { get; } = hasPreviousPage;

    [GraphQLDescription("When paginating backwards, the cursor to continue.")]
    public string? StartCursor { get; } = startCursor;

    [GraphQLDescription("When paginating forwards, the cursor to continue.")]
    public string? EndCursor { get; } = endCursor;

    /// <summary>That of a page.</summary>
    public static ConnectionPageInfo Of<T>(Page<T> page)
        => page.Items.IsEmpty
            ? new ConnectionPageInfo(page.HasNextPage, page.HasPreviousPage, null, null)
            : new ConnectionPageInfo(page.HasNextPage, page.HasPreviousPage, page.CreateCursorAt(0), page.CreateCursorAt(page.Items.Length - 1));
}
