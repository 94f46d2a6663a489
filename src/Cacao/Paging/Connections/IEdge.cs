namespace Cacao.Paging;

/// <summary>An item of a connection with its cursor and, in edge types of the application, whatever belongs to its being there.</summary>
public interface IEdge
{
    object? Node { get; }

    string Cursor { get; }
}

/// <inheritdoc/>
public interface IEdge<out T> : IEdge
{
    new T Node { get; }
}
