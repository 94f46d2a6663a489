using Cacao.Schema;

namespace Cacao.Paging;

/// <inheritdoc cref="IPageInfo"/>
[GraphQLDescription("Information about pagination in a connection.")]
public abstract class PageInfo : IPageInfo
{
    [GraphQLDescription("Indicates whether more edges exist following the set defined by the clients arguments.")]
    public abstract bool HasNextPage { get; }

    [GraphQLDescription("Indicates whether more edges exist prior the set defined by the clients arguments.")]
    public abstract bool HasPreviousPage { get; }

    [GraphQLDescription("When paginating backwards, the cursor to continue.")]
    public abstract string? StartCursor { get; }

    [GraphQLDescription("When paginating forwards, the cursor to continue.")]
    public abstract string? EndCursor { get; }
}

/// <summary>That of a page. Its cursors are made when they are asked for.</summary>
public class PageInfo<TNode>(Page<TNode> page) : PageInfo
{
    public override bool HasNextPage => page.HasNextPage;

    public override bool HasPreviousPage => page.HasPreviousPage;

    public override string? StartCursor => page.Items.IsEmpty ? null : page.CreateCursorAt(0);

    public override string? EndCursor => page.Items.IsEmpty ? null : page.CreateCursorAt(page.Items.Length - 1);
}
