namespace Cacao.Language;

/// <summary>The value of block strings (specification, section 2.9.4, "BlockStringValue").</summary>
internal static class BlockString
{
    /// <summary>
    /// Takes away the indentation that all lines but the first share, and blank lines at either end; line ends become line feeds.
    /// Works in place and gives back how many characters are left.
    /// </summary>
    public static int Dedent(Span<char> text)
    {
        var (indentation, first, last) = Measure(text);
        var written = 0;
        var number = 0;

        for (var rest = 0; rest <= text.Length && number <= last; number++)
        {
            var line = NextLine(text, ref rest);

            if (number < first)
            {
                continue;
            }

            if (number > first)
            {
                text[written++] = '\n';
            }

            var content = number == 0 ? line : line[Math.Min(indentation, line.Length)..];

            // Never ahead of what is still to be read: a line end has at least the one character that was written for it.
            content.CopyTo(text[written..]);
            written += content.Length;
        }

        return written;
    }

    /// <summary>The same for text that is in lines already.</summary>
    public static IReadOnlyList<string> Dedent(IEnumerable<string> lines)
    {
        var text = string.Join('\n', lines).ToCharArray();
        var length = Dedent(text);

        return length == 0 ? [] : new string(text, 0, length).Split('\n');
    }

    /// <summary>The indentation in common, and the first and last line that is not blank; -1 when there is none.</summary>
    private static (int Indentation, int First, int Last) Measure(ReadOnlySpan<char> text)
    {
        var indentation = int.MaxValue;
        int first = -1, last = -1;

        for (int rest = 0, number = 0; rest <= text.Length; number++)
        {
            var line = NextLine(text, ref rest);
            var leading = line.IndexOfAnyExcept(' ', '\t');

            if (leading < 0)
            {
                continue;
            }

            first = first < 0 ? number : first;
            last = number;

            if (number > 0)
            {
                indentation = Math.Min(indentation, leading);
            }
        }

        return (indentation, first, last);
    }

    /// <summary>The line at <paramref name="position"/>, which moves to the next one: past the end of the text when it was the last.</summary>
    private static ReadOnlySpan<char> NextLine(ReadOnlySpan<char> text, ref int position)
    {
        var rest = text[position..];
        var length = rest.IndexOfAny('\n', '\r');

        if (length < 0)
        {
            position = text.Length + 1;
            return rest;
        }

        position += rest[length..].StartsWith("\r\n") ? length + 2 : length + 1;
        return rest[..length];
    }
}
