namespace Cacao.Language;

/// <summary>A node of the syntax tree. Nodes are immutable and may be shared between requests.</summary>
public abstract class SyntaxNode(TextSpan span)
{
    public abstract SyntaxKind Kind { get; }

    /// <summary>Where the node stands in <see cref="DocumentNode.Source"/>; line and column are computed there when an error needs them.</summary>
    public TextSpan Span { get; } = span;

    /// <summary>Prints the node as GraphQL text.</summary>
    public override string ToString() => SyntaxPrinter.Print(this);
}

/// <summary>A definition at the top of a document.</summary>
public abstract class DefinitionNode(TextSpan span) : SyntaxNode(span);

public sealed class NameNode(string value, TextSpan span = default) : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Name;

    public string Value { get; } = value;
}
