using System.Buffers;
using System.Text;

namespace Cacao.Language;

internal ref partial struct Utf8Lexer
{
    private static readonly SearchValues<byte> StringStops = SearchValues.Create("\"\\\n\r"u8);

    private Token NextString(int start)
    {
        var position = start + 1;

        while (true)
        {
            var length = _text[position.._end].IndexOfAny(StringStops);

            if (length < 0)
            {
                throw UnterminatedString();
            }

            position += length;

            switch (_text[position])
            {
                case (byte)'"':
                    return Take(TokenKind.String, start, position + 1);

                case (byte)'\\':
                    position += ReadEscape(position, out _);
                    break;

                default:
                    throw Error(position, "Unterminated string.");
            }
        }
    }

    private Token NextBlockString(int start)
    {
        var position = start + 3;

        while (true)
        {
            var length = _text[position.._end].IndexOf("\"\"\""u8);

            if (length < 0)
            {
                throw UnterminatedString();
            }

            // Of quotes in a row the first three count, unless a backslash stands before them.
            position += length;

            if (_text[position - 1] != (byte)'\\')
            {
                return Take(TokenKind.BlockString, start, position + 3);
            }

            position += 3;
        }
    }

    private readonly SyntaxException UnterminatedString()
        => _end == _text.Length
            ? Error(_end, "Unterminated string.")
            : Error(_end, $"Invalid character within String: {DescribeCharacter(_end)}.");

    /// <summary>Reads the escape sequence at a backslash and gives back its length.</summary>
    private readonly int ReadEscape(int position, out Rune character)
    {
        if (At(position + 1) == 'u')
        {
            return At(position + 2) == '{' ? ReadVariableWidthEscape(position, out character) : ReadFixedWidthEscape(position, out character);
        }

        character = At(position + 1) switch
        {
            (byte)'"' => new Rune('"'),
            (byte)'\\' => new Rune('\\'),
            (byte)'/' => new Rune('/'),
            (byte)'b' => new Rune('\b'),
            (byte)'f' => new Rune('\f'),
            (byte)'n' => new Rune('\n'),
            (byte)'r' => new Rune('\r'),
            (byte)'t' => new Rune('\t'),
            _ => throw InvalidEscape("character", position, 2),
        };

        return 2;
    }

    private readonly int ReadVariableWidthEscape(int position, out Rune character)
    {
        var end = position + 3;
        var code = 0;

        // Eight digits are enough for every code point and what graphql-js reads; the specification names no end to leading zeros.
        while (end < position + 11 && ReadHexDigit(end) is var digit and >= 0)
        {
            code = (code << 4) | digit;
            end++;
        }

        return At(end) == '}' && end > position + 3 && Rune.TryCreate(code, out character)
            ? end + 1 - position
            : throw InvalidEscape("Unicode", position, Math.Min(end + 1 - position, 12));
    }

    private readonly int ReadFixedWidthEscape(int position, out Rune character)
    {
        var code = ReadFourHexDigits(position + 2);

        if (code >= 0 && Rune.TryCreate(code, out character))
        {
            return 6;
        }

        if (code is >= 0xD800 and <= 0xDBFF
            && At(position + 6) == '\\'
            && At(position + 7) == 'u'
            && ReadFourHexDigits(position + 8) is var second and >= 0
            && Rune.TryCreate((char)code, (char)second, out character))
        {
            return 12;
        }

        throw InvalidEscape("Unicode", position, 6);
    }

    /// <summary>The value, or a negative number where a digit is missing.</summary>
    private readonly int ReadFourHexDigits(int position)
        => (ReadHexDigit(position) << 12)
            | (ReadHexDigit(position + 1) << 8)
            | (ReadHexDigit(position + 2) << 4)
            | ReadHexDigit(position + 3);

    private readonly int ReadHexDigit(int position) => At(position) switch
    {
        var digit and >= (byte)'0' and <= (byte)'9' => digit - '0',
        var digit and >= (byte)'a' and <= (byte)'f' => digit - 'a' + 10,
        var digit and >= (byte)'A' and <= (byte)'F' => digit - 'A' + 10,
        _ => -1,
    };

    private readonly SyntaxException InvalidEscape(string what, int position, int length)
    {
        var text = Encoding.UTF8.GetString(_text[position..Math.Min(position + (length * 3), _end)]);

        return Error(position, $"Invalid {what} escape sequence: \"{text.AsSpan(0, Math.Min(length, text.Length))}\".");
    }
}
