using Cacao.Language;

namespace Cacao.Types;

/// <summary>A field of an operation after merging: what a resolver may know about where it is asked for.</summary>
public interface ISelection
{
    /// <summary>The key in the response.</summary>
    string ResponseName { get; }

    OutputField Field { get; }

    GraphQLType Type { get; }

    /// <summary>The type whose selection set this is.</summary>
    ObjectType DeclaringType { get; }

    /// <summary>The first of the merged syntax nodes.</summary>
    FieldNode SyntaxNode { get; }
}
