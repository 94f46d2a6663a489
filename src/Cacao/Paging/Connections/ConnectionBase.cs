namespace Cacao.Paging;

/// <summary>Base of connections with edges of their own: override <see cref="Edges"/> and <see cref="PageInfo"/>.</summary>
public abstract class ConnectionBase<TNode, TEdge, TPageInfo> : IConnection<TNode>
    where TEdge : IEdge<TNode>
    where TPageInfo : IPageInfo
{
    public abstract IReadOnlyList<TEdge>? Edges { get; }

    public abstract TPageInfo PageInfo { get; }

    IReadOnlyList<IEdge<TNode>>? IConnection<TNode>.Edges => (IReadOnlyList<IEdge<TNode>>?)Edges;

    IReadOnlyList<IEdge>? IConnection.Edges => (IReadOnlyList<IEdge>?)Edges;

    IPageInfo IConnection.PageInfo => PageInfo;
}
