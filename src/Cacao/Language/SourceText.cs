using System.Text;

namespace Cacao.Language;

/// <summary>The UTF-8 text of a document. The memory must not change as long as the document is in use.</summary>
public sealed class SourceText(ReadOnlyMemory<byte> utf8)
{
    public ReadOnlyMemory<byte> Utf8 { get; } = utf8;

    /// <summary>Line and column of a byte offset. CR, LF and CRLF each end a line; a leading byte order mark takes up column 1.</summary>
    public Location GetLocation(int offset) => GetLocation(Utf8.Span, offset);

    internal static Location GetLocation(ReadOnlySpan<byte> text, int offset)
    {
        var rest = text[..Math.Clamp(offset, 0, text.Length)];
        var line = 1;

        while (rest.IndexOfAny((byte)'\n', (byte)'\r') is var end and >= 0)
        {
            var next = rest[end] == (byte)'\r' && rest[(end + 1)..].StartsWith((byte)'\n') ? end + 2 : end + 1;

            rest = rest[next..];
            line++;
        }

        return new Location(line, Encoding.UTF8.GetCharCount(rest) + 1);
    }
}
