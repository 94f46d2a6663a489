namespace Cacao.Language;

/// <summary>The lexical tokens (specification, section 2.1.6), with comments, which the parser skips.</summary>
internal enum TokenKind : byte
{
    StartOfFile, EndOfFile,
    Bang, Dollar, Ampersand, LeftParenthesis, RightParenthesis, Spread, Colon, Equal, At,
    LeftBracket, RightBracket, LeftBrace, Pipe, RightBrace,
    Name, Int, Float, String, BlockString, Comment,
}

internal static class TokenKindNames
{
    private static readonly string[] Names =
    [
        "<SOF>", "<EOF>",
        "!", "$", "&", "(", ")", "...", ":", "=", "@",
        "[", "]", "{", "|", "}",
        "Name", "Int", "Float", "String", "BlockString", "Comment",
    ];

    extension(TokenKind kind)
    {
        public string Text => Names[(int)kind];

        public bool IsPunctuator => kind is >= TokenKind.Bang and <= TokenKind.RightBrace;

        /// <summary>As error messages name it.</summary>
        public string Description => kind.IsPunctuator ? $"\"{kind.Text}\"" : kind.Text;
    }
}
