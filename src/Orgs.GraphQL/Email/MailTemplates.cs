using System.Collections.Frozen;
using System.Text;
using System.Text.Encodings.Web;

namespace Orgs.GraphQL.Email;

/// <summary>
/// The deployer's own words for mails: files in the folder <c>Orgs:Email:Templates</c>, <c>NAME.txt</c> with the subject in the first line,
/// and <c>NAME.html</c> where the text alone is not enough; <c>NAME.LOCALE.txt</c> and <c>.html</c> for another language. <c>{{link}}</c> and the
/// like stand for what the mail is about. A mail without a file keeps the words it comes with.
/// </summary>
public sealed class MailTemplates
{
    private readonly FrozenDictionary<string, string> _files;

    public MailTemplates(IConfiguration configuration, IHostEnvironment environment)
        => _files = configuration["Orgs:Email:Templates"] is { Length: > 0 } folder
            ? Read(Path.GetFullPath(folder, environment.ContentRootPath))
            : FrozenDictionary<string, string>.Empty;

    /// <summary>The mail in the deployer's words, if there are any for it.</summary>
    public Mail Apply(MailTemplate wanted, Mail standard, params ReadOnlySpan<(string Name, string Value)> values)
    {
        if (wanted.FileNames.FirstOrDefault(file => _files.ContainsKey($"{file}.txt")) is not { } name)
        {
            return standard;
        }

        var template = _files[$"{name}.txt"];

        var text = Fill(template, values, encode: false);
        var endOfSubject = text.IndexOf('\n', StringComparison.Ordinal);
        var (subject, body) = endOfSubject < 0 ? (text, "") : (text[..endOfSubject], text[endOfSubject..].Trim() + "\n");
        var html = _files.TryGetValue($"{name}.html", out var page) ? Fill(page, values, encode: true) : Preformatted(body);
        return new Mail(standard.To, DisplayName.Clean(subject), body, html);
    }

    private static FrozenDictionary<string, string> Read(string folder)
    {
        if (!Directory.Exists(folder))
        {
            throw new StartRefusedException($"Orgs:Email:Templates is not a folder: {folder}");
        }

        return Directory.EnumerateFiles(folder)
            .Where(file => Path.GetExtension(file) is ".txt" or ".html")
            .ToFrozenDictionary(
                file => Path.GetFileName(file), file => File.ReadAllText(file).ReplaceLineEndings("\n"), StringComparer.OrdinalIgnoreCase);
    }

    private static string Fill(string template, ReadOnlySpan<(string Name, string Value)> values, bool encode)
    {
        // In one pass: what a value holds is never taken for a placeholder.
        var filled = new StringBuilder(template.Length);
        var rest = template.AsSpan();
        while (rest.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var start
            && rest[start..].IndexOf("}}", StringComparison.Ordinal) is > 0 and var length)
        {
            filled.Append(rest[..start]);
            var placeholder = rest.Slice(start, length + 2);
            var value = Find(placeholder[2..^2].Trim(), values) ?? placeholder.ToString();
            filled.Append(encode ? HtmlEncoder.Default.Encode(value) : value);
            rest = rest[(start + length + 2)..];
        }

        return filled.Append(rest).ToString();
    }

    private static string? Find(ReadOnlySpan<char> name, ReadOnlySpan<(string Name, string Value)> values)
    {
        foreach (var (known, value) in values)
        {
            if (name.SequenceEqual(known))
            {
                return value;
            }
        }

        return null;
    }

    private static string Preformatted(string text)
        => $"<!doctype html>\n<meta charset=\"utf-8\">\n<pre style=\"font: inherit; white-space: pre-wrap\">{HtmlEncoder.Default.Encode(text)}</pre>\n";
}

/// <summary>Which of the deployer's words are wanted.</summary>
/// <param name="Name">The mail.</param>
/// <param name="Locale">The reader's language, as a BCP 47 tag.</param>
public sealed record MailTemplate(string Name, string? Locale = null)
{
    /// <summary>What a file with them would be called, best first.</summary>
    public IEnumerable<string> FileNames => Locale is null ? [Name] : LanguageTag.Lookup(Locale).Select(tag => $"{Name}.{tag}").Append(Name);
}
