using Cacao.Schema;

namespace Cacao.Paging;

/// <summary>An edge of a page. Its cursor is made when it is asked for.</summary>
[GraphQLName("{0}Edge")]
[GraphQLDescription("An edge in a connection.")]
public class PageEdge<TNode> : IEdge<TNode>
{
    private readonly Page<TNode> _page;
    private readonly int _index;

    public PageEdge(Page<TNode> page, TNode node)
        : this(page, page.Items.IndexOf(node))
    {
    }

    internal PageEdge(Page<TNode> page, int index)
    {
        _page = page;
        _index = index;
    }

    [GraphQLDescription("A cursor for use in pagination.")]
    public string Cursor => _page.CreateCursorAt(_index);

    [GraphQLDescription("The item at the end of the edge.")]
    public TNode Node => _page.Items[_index];

    object? IEdge.Node => Node;
}
