using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Unicode;

namespace Cacao.Language;

/// <summary>
/// Splits UTF-8 text into tokens (specification, section 2.1). Finding a token also checks all of it, escapes included, so that
/// <see cref="ReadValue"/> cannot fail later.
/// </summary>
internal ref partial struct Utf8Lexer
{
    private readonly ReadOnlySpan<byte> _text;

    /// <summary>Where valid UTF-8 ends: the length of the text, unless it is broken.</summary>
    private readonly int _end;

    private int _position;

    public Utf8Lexer(ReadOnlySpan<byte> text)
    {
        _text = text;
        _end = Utf8.IsValid(text) ? text.Length : FirstInvalidByte(text);
    }

    /// <summary>The next token, comments included; <see cref="TokenKind.EndOfFile"/> once there is no other.</summary>
    public Token Next()
    {
        SkipIgnored();

        var start = _position;

        if (start >= _end)
        {
            return _end == _text.Length
                ? new Token(TokenKind.EndOfFile, _end, _end)
                : throw Error(_end, $"Invalid character: {DescribeCharacter(_end)}.");
        }

        var current = _text[start];

        if (IsNameStart(current))
        {
            return NextName(start);
        }

        if (Punctuators[current] is not 0 and var kind)
        {
            return Take((TokenKind)kind, start, start + 1);
        }

        return current switch
        {
            (byte)'"' => StartsWith(start, "\"\"\""u8) ? NextBlockString(start) : NextString(start),
            (byte)'.' when StartsWith(start, "..."u8) => Take(TokenKind.Spread, start, start + 3),
            (byte)'#' => NextComment(start),
            (byte)'-' => NextNumber(start),
            _ when IsDigit(current) => NextNumber(start),
            (byte)'\'' => throw Error(start, "Unexpected single quote character ('), did you mean to use a double quote (\")?"),
            _ => throw Error(start, $"Unexpected character: {DescribeCharacter(start)}."),
        };
    }

    /// <summary>Byte order marks, white space, line ends and commas.</summary>
    private void SkipIgnored()
    {
        while (_position < _end)
        {
            switch (_text[_position])
            {
                case (byte)' ' or (byte)'\n' or (byte)',' or (byte)'\t' or (byte)'\r':
                    _position++;
                    break;

                case 0xEF when StartsWith(_position, "\uFEFF"u8):
                    _position += 3;
                    break;

                default:
                    return;
            }
        }
    }

    private Token NextName(int start)
    {
        var end = start + 1;

        while (end < _end && IsNameContinue(_text[end]))
        {
            end++;
        }

        return Take(TokenKind.Name, start, end);
    }

    private Token NextComment(int start)
    {
        var length = _text[start.._end].IndexOfAny((byte)'\n', (byte)'\r');

        return Take(TokenKind.Comment, start, length < 0 ? _end : start + length);
    }

    private Token NextNumber(int start)
    {
        var kind = TokenKind.Int;
        var end = start;

        if (At(end) == '-')
        {
            end++;
        }

        if (At(end) == '0')
        {
            end++;

            if (IsDigit(At(end)))
            {
                throw Error(end, $"Invalid number, unexpected digit after 0: {DescribeCharacter(end)}.");
            }
        }
        else
        {
            end = SkipDigits(end);
        }

        if (At(end) == '.')
        {
            kind = TokenKind.Float;
            end = SkipDigits(end + 1);
        }

        if (At(end) is (byte)'e' or (byte)'E')
        {
            kind = TokenKind.Float;
            end = SkipDigits(At(end + 1) is (byte)'+' or (byte)'-' ? end + 2 : end + 1);
        }

        if (At(end) == '.' || IsNameStart(At(end)))
        {
            throw Error(end, $"Invalid number, expected digit but got: {DescribeCharacter(end)}.");
        }

        return Take(kind, start, end);
    }

    private readonly int SkipDigits(int position)
    {
        if (!IsDigit(At(position)))
        {
            throw Error(position, $"Invalid number, expected digit but got: {DescribeCharacter(position)}.");
        }

        do
        {
            position++;
        }
        while (IsDigit(At(position)));

        return position;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Token Take(TokenKind kind, int start, int end)
    {
        _position = end;
        return new Token(kind, start, end);
    }

    /// <summary>The byte at a position; 0 past the end, which is part of no token but strings and comments.</summary>
    private readonly byte At(int position) => position < _end ? _text[position] : (byte)0;

    private readonly bool StartsWith(int position, ReadOnlySpan<byte> expected) => _text[position.._end].StartsWith(expected);

    internal readonly SyntaxException Error(int offset, string message, string code = SyntaxException.Invalid, PassedLimit? limit = null)
        => new($"Syntax Error: {message}", SourceText.GetLocation(_text, offset), code) { Limit = limit };

    private readonly string DescribeCharacter(int position)
    {
        if (position >= _text.Length)
        {
            return TokenKind.EndOfFile.Text;
        }

        if (position >= _end)
        {
            // Half a surrogate pair of a .NET string, see Encode of the parser; anything else is a stray byte.
            return _text[position..] is [0xED, var second and >= 0xA0 and <= 0xBF, var third, ..]
                ? string.Create(CultureInfo.InvariantCulture, $"U+{0xD000 | ((second & 0x3F) << 6) | (third & 0x3F):X4}")
                : string.Create(CultureInfo.InvariantCulture, $"byte 0x{_text[position]:X2}, which is no UTF-8");
        }

        Rune.DecodeFromUtf8(_text[position..], out var character, out _);

        return character.Value switch
        {
            '"' => "'\"'",
            >= ' ' and <= '~' => $"\"{character}\"",
            var code => string.Create(CultureInfo.InvariantCulture, $"U+{code:X4}"),
        };
    }

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var position = 0;

        while (Rune.DecodeFromUtf8(text[position..], out _, out var length) == System.Buffers.OperationStatus.Done)
        {
            position += length;
        }

        return position;
    }
}
