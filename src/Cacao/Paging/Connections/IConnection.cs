namespace Cacao.Paging;

/// <summary>A page of a list with edges (Relay's Cursor Connections specification).</summary>
public interface IConnection
{
    IReadOnlyList<IEdge>? Edges { get; }

    IPageInfo PageInfo { get; }
}

/// <inheritdoc/>
public interface IConnection<out TNode> : IConnection
{
    new IReadOnlyList<IEdge<TNode>>? Edges { get; }
}
