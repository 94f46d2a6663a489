using System.Collections.Immutable;

namespace Cacao.Language;

/// <summary>A whole document with the text it came from.</summary>
public sealed class DocumentNode(ImmutableArray<DefinitionNode> definitions, SourceText? source = null, TextSpan span = default)
    : SyntaxNode(span)
{
    public override SyntaxKind Kind => SyntaxKind.Document;

    public ImmutableArray<DefinitionNode> Definitions { get; } = definitions;

    /// <summary>The text the document was parsed from; null for a document made by code.</summary>
    public SourceText? Source { get; } = source;

    /// <summary>Line and column of a node; null when either was made by code.</summary>
    public Location? GetLocation(SyntaxNode node)
        => Source is null || node.Span.IsNone ? null : Source.GetLocation(node.Span.Start);
}
