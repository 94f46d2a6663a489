namespace Cacao.Language;

/// <summary>The UTF-8 text of a document.</summary>
public sealed class SourceText(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Line and column of a byte offset. CR, LF and CRLF each end a line; a leading byte order mark takes up column 1.</summary>
    public Location GetLocation(int offset)
    {
        var text = Utf8.Span[..Math.Min(offset, Utf8.Length)];
        int line = 1, column = 1;

        for (var i = 0; i < text.Length; i++)
        {
            var current = text[i];

            if (current == (byte)'\n' || (current == (byte)'\r' && !(i + 1 < Utf8.Length && Utf8.Span[i + 1] == (byte)'\n')))
            {
                line++;
                column = 1;
            }
            else if ((current & 0xC0) != 0x80)
            {
                // a lead byte of four stands for a surrogate pair
                column += current >= 0xF0 ? 2 : 1;
            }
        }

        return new Location(line, column);
    }
}
