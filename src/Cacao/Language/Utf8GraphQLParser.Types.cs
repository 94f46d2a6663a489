namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Type (specification, section 2.11).</summary>
    private TypeNode ParseTypeReference()
    {
        var start = _token.Start;
        TypeNode type = Peek(TokenKind.LeftBracket) ? ParseListType() : ParseNamedType();

        return Skip(TokenKind.Bang) ? new NonNullTypeNode(type, SpanFrom(start)) : type;
    }

    private ListTypeNode ParseListType()
    {
        var start = Open(TokenKind.LeftBracket);
        var type = ParseTypeReference();

        Expect(TokenKind.RightBracket);
        Close();
        return new ListTypeNode(type, SpanFrom(start));
    }

    private NamedTypeNode ParseNamedType()
    {
        var name = ParseName();

        return new NamedTypeNode(name, name.Span);
    }
}
