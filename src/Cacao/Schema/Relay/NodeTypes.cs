using Cacao.Types;

namespace Cacao.Schema;

/// <summary>The node types of a schema by name, with their keys and resolvers.</summary>
internal sealed class NodeTypes : INodeIdRuntimeTypeLookup
{
    private readonly Dictionary<string, NodeType> _types = new(StringComparer.Ordinal);

    public void Add(string typeName, NodeType type) => _types.Add(typeName, type);

    public NodeType? Find(string typeName) => _types.GetValueOrDefault(typeName);

    public Type? GetNodeIdRuntimeType(string typeName) => Find(typeName)?.KeyType;
}

/// <param name="KeyType">The C# type of the key.</param>
/// <param name="Resolver">Loads a node; reads the key from a <see cref="NodeContext"/>.</param>
internal sealed record NodeType(Type KeyType, FieldResolver Resolver);
