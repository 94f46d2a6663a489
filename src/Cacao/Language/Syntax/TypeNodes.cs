namespace Cacao.Language;

/// <summary>A reference to a type (specification, section 2.11).</summary>
public abstract class TypeNode(TextSpan span) : SyntaxNode(span)
{
    /// <summary>The named type inside all wrappers.</summary>
    public NamedTypeNode NamedType => this switch
    {
        NamedTypeNode named => named,
        ListTypeNode list => list.Type.NamedType,
        NonNullTypeNode nonNull => nonNull.Type.NamedType,
        _ => throw new InvalidOperationException($"{GetType().Name} is no type reference."),
    };
}

public sealed class NamedTypeNode(NameNode name, TextSpan span = default) : TypeNode(span)
{
    public NamedTypeNode(string name)
        : this(new NameNode(name, TextSpan.None), TextSpan.None)
    {
    }

    public override SyntaxKind Kind => SyntaxKind.NamedType;

    public NameNode Name { get; } = name;
}

public sealed class ListTypeNode(TypeNode type, TextSpan span = default) : TypeNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.ListType;

    public TypeNode Type { get; } = type;
}

/// <summary>A non-null reference; <see cref="Type"/> is never itself a <see cref="NonNullTypeNode"/>.</summary>
public sealed class NonNullTypeNode(TypeNode type, TextSpan span = default) : TypeNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.NonNullType;

    public TypeNode Type { get; } = type;
}
