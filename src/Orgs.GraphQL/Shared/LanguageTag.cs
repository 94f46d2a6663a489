using System.Text;
using System.Text.RegularExpressions;

namespace Orgs.GraphQL.Shared;

/// <summary>Names of languages as BCP 47 has them, such as <c>de</c>, <c>pt-BR</c> or <c>zh-Hant-TW</c>.</summary>
public static partial class LanguageTag
{
    /// <summary>Every tag that is in use fits into this (RFC 5646, 4.4.1).</summary>
    public const int MaxLength = 35;

    /// <summary>True for what has the form of a tag. Whether there is such a language is for nobody here to know.</summary>
    public static bool IsValid(string tag) => tag.Length <= MaxLength && Ascii.IsValid(tag) && Form().IsMatch(tag);

    public static FieldError? Check(string? tag, string field)
        => tag is null || IsValid(tag) ? null : new FieldError([field], "language", "This is not the tag of a language, such as en or pt-BR.");

    /// <summary>The tag, and what is still right when there is nothing for it, from the most exact to the least (RFC 4647, 3.4).</summary>
    public static IEnumerable<string> Lookup(string tag)
    {
        for (var end = tag.Length; end > 0; end = tag.LastIndexOf('-', end - 1))
        {
            // A single letter only announces what comes behind it, and means nothing at the end.
            if (end < 2 || tag[end - 2] != '-')
            {
                yield return tag[..end];
            }
        }
    }

    // language, script, region, variants, extensions, private use. The few grandfathered tags are left out: each has a modern one.
    [GeneratedRegex(
        """
        \A(
            ([a-z]{2,3}(-[a-z]{3}){0,3}|[a-z]{4,8})
            (-[a-z]{4})?
            (-([a-z]{2}|[0-9]{3}))?
            (-([a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*
            (-[a-wyz0-9](-[a-z0-9]{2,8})+)*
            (-x(-[a-z0-9]{1,8})+)?
            |
            x(-[a-z0-9]{1,8})+
        )\z
        """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Form();
}
