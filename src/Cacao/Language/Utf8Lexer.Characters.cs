namespace Cacao.Language;

internal ref partial struct Utf8Lexer
{
    /// <summary>The kind of every punctuator of one character, by its byte.</summary>
    private static readonly byte[] Punctuators = CreatePunctuators();

    private static bool IsDigit(byte value) => (uint)(value - '0') <= 9;

    private static bool IsNameStart(byte value) => (uint)((value | 0x20) - 'a') <= 'z' - 'a' || value == '_';

    private static bool IsNameContinue(byte value) => IsNameStart(value) || IsDigit(value);

    private static byte[] CreatePunctuators()
    {
        var kinds = new byte[256];

        for (var kind = TokenKind.Bang; kind <= TokenKind.RightBrace; kind++)
        {
            if (kind.Text is [var character])
            {
                kinds[character] = (byte)kind;
            }
        }

        return kinds;
    }
}
