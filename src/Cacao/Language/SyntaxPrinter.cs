namespace Cacao.Language;

/// <summary>Prints syntax trees as GraphQL text in graphql-js's layout.</summary>
public static partial class SyntaxPrinter
{
    public static string Print(SyntaxNode node) => throw new InvalidOperationException("contract");
}
