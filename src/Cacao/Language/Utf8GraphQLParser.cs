namespace Cacao.Language;

/// <summary>Parses GraphQL text.</summary>
public static partial class Utf8GraphQLParser
{
    /// <exception cref="SyntaxException">The text is no document or goes past a limit.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> utf8, ParserOptions? options = null) => throw new SyntaxException("contract", default);

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte}, ParserOptions)"/>
    public static DocumentNode Parse(string text, ParserOptions? options = null) => throw new SyntaxException("contract", default);

    /// <summary>Parses one value; <paramref name="constant"/> refuses variables.</summary>
    public static ValueNode ParseValue(string text, bool constant = false, ParserOptions? options = null) => throw new SyntaxException("contract", default);

    /// <summary>Parses one type reference.</summary>
    public static TypeNode ParseType(string text, ParserOptions? options = null) => throw new SyntaxException("contract", default);
}
