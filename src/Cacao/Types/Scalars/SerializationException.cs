using Cacao.Errors;
using Path = Cacao.Errors.Path;

namespace Cacao.Types;

/// <summary>Thrown by a scalar for a value that it cannot represent. The message goes to the client.</summary>
public sealed class SerializationException : GraphQLException
{
    public SerializationException(string message, GraphQLType type, Path? path = null)
        : base(message)
    {
        Type = type;
        Path = path;
    }

    public SerializationException(IError error, GraphQLType type, Path? path = null)
        : base(error)
    {
        Type = type;
        Path = path;
    }

    public GraphQLType Type { get; }

    public Path? Path { get; }
}
