namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    private void Advance()
    {
        _previousEnd = _token.End;

        do
        {
            _token = _lexer.Next();
        }
        while (_token.Kind == TokenKind.Comment);

        CountToken();
    }

    private readonly bool Peek(TokenKind kind) => _token.Kind == kind;

    private readonly bool PeekKeyword(ReadOnlySpan<byte> keyword)
        => _token.Kind == TokenKind.Name && _lexer.GetText(_token).SequenceEqual(keyword);

    /// <summary>Goes past the token if it is of this kind.</summary>
    private bool Skip(TokenKind kind)
    {
        if (_token.Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool SkipKeyword(ReadOnlySpan<byte> keyword)
    {
        if (!PeekKeyword(keyword))
        {
            return false;
        }

        Advance();
        return true;
    }

    /// <summary>Goes past a token that must be of this kind, and gives back where it started.</summary>
    private int Expect(TokenKind kind)
    {
        var (found, start, _) = _token;

        if (found != kind)
        {
            throw Error($"Expected {kind.Description}, found {Describe(_token)}.");
        }

        if (kind != TokenKind.EndOfFile)
        {
            Advance();
        }

        return start;
    }

    private void ExpectKeyword(string keyword, ReadOnlySpan<byte> utf8)
    {
        if (!SkipKeyword(utf8))
        {
            throw Error($"Expected \"{keyword}\", found {Describe(_token)}.");
        }
    }

    private readonly TextSpan SpanFrom(int start) => new(start, _previousEnd);

    private readonly SyntaxException Unexpected() => Unexpected(_token);

    private readonly SyntaxException Unexpected(Token token) => _lexer.Error(token.Start, $"Unexpected {Describe(token)}.");

    private readonly SyntaxException Error(string message) => _lexer.Error(_token.Start, message);

    private readonly string Describe(Token token)
        => _lexer.ReadValue(token) is { } value ? $"{token.Kind.Description} \"{value}\"" : token.Kind.Description;
}
