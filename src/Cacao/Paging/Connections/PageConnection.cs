using System.Runtime.InteropServices;
using Cacao.Schema;

namespace Cacao.Paging;

/// <summary>The connection over a page. Edges are made when they are asked for; nodes are the page's own array.</summary>
[GraphQLName("{0}Connection")]
[GraphQLDescription("A connection to a list of items.")]
public class PageConnection<TNode>(Page<TNode> page) : ConnectionBase<TNode, PageEdge<TNode>, PageInfo>
{
    private PageEdge<TNode>[]? _edges;
    private PageInfo<TNode>? _pageInfo;

    [GraphQLDescription("A list of edges.")]
    public override IReadOnlyList<PageEdge<TNode>>? Edges => _edges ??= CreateEdges();

    [GraphQLDescription("A flattened list of the nodes.")]
    public virtual IReadOnlyList<TNode>? Nodes => ImmutableCollectionsMarshal.AsArray(page.Items);

    [GraphQLDescription("Information to aid in pagination.")]
    public override PageInfo PageInfo => _pageInfo ??= new PageInfo<TNode>(page);

    [GraphQLDescription("Identifies the total count of items in the connection.")]
    public int TotalCount => page.TotalCount ?? -1;

    private PageEdge<TNode>[] CreateEdges()
    {
        var edges = new PageEdge<TNode>[page.Items.Length];

        for (var i = 0; i < edges.Length; i++)
        {
            edges[i] = new PageEdge<TNode>(page, i);
        }

        return edges;
    }
}
