using System.Buffers;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Cacao.Language;

/// <summary>
/// Where the parser collects the children of the nodes it is inside of, so that their arrays are allocated once and at their size.
/// </summary>
internal ref struct NodeStack()
{
    private SyntaxNode[] _nodes = ArrayPool<SyntaxNode>.Shared.Rent(64);

    public int Count { get; private set; }

    public void Push(SyntaxNode node)
    {
        if (Count == _nodes.Length)
        {
            var larger = ArrayPool<SyntaxNode>.Shared.Rent(Count * 2);
            _nodes.CopyTo(larger, 0);
            Return();
            _nodes = larger;
        }

        _nodes[Count++] = node;
    }

    /// <summary>Takes what has been pushed since the stack had <paramref name="start"/> nodes.</summary>
    public ImmutableArray<T> PopTo<T>(int start)
        where T : SyntaxNode
    {
        if (Count == start)
        {
            return [];
        }

        var nodes = new T[Count - start];

        for (var i = 0; i < nodes.Length; i++)
        {
            nodes[i] = (T)_nodes[start + i];
        }

        Count = start;
        return ImmutableCollectionsMarshal.AsImmutableArray(nodes);
    }

    /// <summary>Gives the array back to the pool, cleared, so that it keeps no tree alive.</summary>
    public readonly void Return() => ArrayPool<SyntaxNode>.Shared.Return(_nodes, clearArray: true);
}
