using System.Buffers;
using System.Text;

namespace Cacao.Language;

internal ref partial struct Utf8Lexer
{
    private const int StackLimit = 256;

    public readonly ReadOnlySpan<byte> GetText(Token token) => _text[token.Start..token.End];

    /// <summary>What the token stands for: the text of names and numbers, the value of strings; null for punctuators.</summary>
    public readonly string? ReadValue(Token token) => token.Kind switch
    {
        TokenKind.Name or TokenKind.Int or TokenKind.Float => Encoding.UTF8.GetString(GetText(token)),
        TokenKind.String => ReadString(GetText(token)[1..^1], token.Start + 1),
        TokenKind.BlockString => ReadBlockString(GetText(token)[3..^3]),
        TokenKind.Comment => Encoding.UTF8.GetString(GetText(token)[1..]),
        _ => null,
    };

    private readonly string ReadString(ReadOnlySpan<byte> content, int offset)
    {
        if (!content.Contains((byte)'\\'))
        {
            return Encoding.UTF8.GetString(content);
        }

        // No escape is shorter than what it stands for.
        char[]? rented = null;
        var characters = content.Length <= StackLimit
            ? stackalloc char[StackLimit]
            : rented = ArrayPool<char>.Shared.Rent(content.Length);
        var length = 0;

        while (content.IndexOf((byte)'\\') is var plain and >= 0)
        {
            length += Encoding.UTF8.GetChars(content[..plain], characters[length..]);

            var escape = ReadEscape(offset + plain, out var character);

            length += character.EncodeToUtf16(characters[length..]);
            content = content[(plain + escape)..];
            offset += plain + escape;
        }

        length += Encoding.UTF8.GetChars(content, characters[length..]);

        return Finish(characters[..length], rented);
    }

    private static string ReadBlockString(ReadOnlySpan<byte> content)
    {
        char[]? rented = null;
        var characters = content.Length <= StackLimit
            ? stackalloc char[StackLimit]
            : rented = ArrayPool<char>.Shared.Rent(content.Length);
        var length = 0;

        while (content.IndexOf("\\\"\"\""u8) is var plain and >= 0)
        {
            length += Encoding.UTF8.GetChars(content[..plain], characters[length..]);
            content = content[(plain + 1)..];
            length += Encoding.UTF8.GetChars(content[..3], characters[length..]);
            content = content[3..];
        }

        length += Encoding.UTF8.GetChars(content, characters[length..]);

        return Finish(characters[..BlockString.Dedent(characters[..length])], rented);
    }

    private static string Finish(ReadOnlySpan<char> characters, char[]? rented)
    {
        var value = characters.ToString();

        if (rented is not null)
        {
            ArrayPool<char>.Shared.Return(rented);
        }

        return value;
    }
}
