using Cacao.Errors;

namespace Cacao.Schema;

/// <summary>Writes and reads global ids.</summary>
public interface INodeIdSerializer
{
    /// <summary>The opaque id of a node.</summary>
    string Format(string typeName, object internalId);

    /// <summary>Reads an id whose key is of a C# type.</summary>
    /// <exception cref="NodeIdInvalidFormatException">It is none.</exception>
    NodeId Parse(string formattedId, Type runtimeType);

    /// <summary>Reads an id; the type it names decides about the C# type of the key.</summary>
    /// <exception cref="NodeIdInvalidFormatException">It is none.</exception>
    NodeId Parse(string formattedId, INodeIdRuntimeTypeLookup runtimeTypeLookup);
}

/// <summary>Tells the C# type of the keys of a node type.</summary>
public interface INodeIdRuntimeTypeLookup
{
    Type? GetNodeIdRuntimeType(string typeName);
}

/// <summary>What is inside a global id.</summary>
public readonly record struct NodeId(string TypeName, object InternalId);

/// <summary>A text is no global id.</summary>
public sealed class NodeIdInvalidFormatException()
    : GraphQLException(new Error("The id has an invalid format.") { Code = ErrorCodes.Relay.InvalidId });
