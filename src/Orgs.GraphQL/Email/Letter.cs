using System.Text;
using System.Text.Encodings.Web;

namespace Orgs.GraphQL.Email;

/// <summary>One mail, written once and made into text and HTML. What people typed is encoded, and only our link is a link.</summary>
public sealed class Letter(string subject)
{
    private const int MaxNameLength = 60;

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();

    /// <summary>A name that somebody chose, fit for a letter: short, on one line, and nothing that a mail program would make a link of.</summary>
    public static string Name(string name)
    {
        var text = new StringBuilder(MaxNameLength + 1);
        foreach (var rune in DisplayName.Clean(name).EnumerateRunes())
        {
            if (text.Length >= MaxNameLength)
            {
                text.Append('…');
                break;
            }

            text.Append(rune.Value switch
            {
                '/' or '\\' => " ",
                '@' => "(at)",
                '.' => ". ",
                ':' => ": ",
                '<' or '>' => " ",
                _ => rune.ToString(),
            });
        }

        return DisplayName.Clean(text.ToString());
    }

    public Letter Paragraph(string text)
    {
        _text.Append(text).Append("\n\n");
        _html.Append("<p>").Append(HtmlEncoder.Default.Encode(text)).Append("</p>\n");
        return this;
    }

    public Letter Link(string caption, string url)
    {
        _text.Append(caption).Append(":\n").Append(url).Append("\n\n");
        _html.Append("<p><a href=\"").Append(HtmlEncoder.Default.Encode(url)).Append("\">")
            .Append(HtmlEncoder.Default.Encode(caption)).Append("</a></p>\n");
        return this;
    }

    public Mail To(string address)
        => new(
            address,
            DisplayName.Clean(subject),
            _text.ToString().TrimEnd() + "\n",
            $"<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n<title>{HtmlEncoder.Default.Encode(subject)}</title>\n{_html}</html>\n");
}
