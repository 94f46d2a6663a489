using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace Orgs.GraphQL.Organizations;

/// <summary>
/// What a slug may look like: 3 to 39 of <c>a-z</c>, <c>0-9</c> and single hyphens inside. Nothing else, so that no two
/// look alike, and none that the server or its operators need themselves.
/// </summary>
public static class SlugRules
{
    public const int MinLength = 3;

    public const int MaxLength = 39;

    private static readonly FrozenSet<string> _reserved = FrozenSet.Create(
        StringComparer.Ordinal,
        "abuse", "account", "accounts", "admin", "administrator", "api", "app", "apps", "assets", "auth", "billing", "blog", "cdn",
        "confirm-email", "contact", "dashboard", "dev", "docs", "download", "email", "ftp", "graphql", "health", "healthz", "help", "imap",
        "invitation", "invitations", "invite", "legal", "localhost",
        "login", "logout", "mail", "me", "new", "null", "oauth", "organization", "organizations", "orgs", "postmaster", "pricing",
        "privacy", "profile", "public", "register", "root", "search", "security", "settings", "sign-in", "sign-out", "sign-up", "signin",
        "signout", "signup", "smtp", "static", "status", "support", "system", "terms", "undefined", "user", "users", "webmaster", "well-known", "www");

    // Letters that names often have and slugs cannot; the rest of what is not ASCII is left out.
    private static readonly FrozenDictionary<char, string> _spellings = Spellings(
        ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"), ("ĝğġģ", "g"), ("ĥħ", "h"),
        ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"), ("ñńņň", "n"), ("òóôõöøōŏő", "o"), ("œ", "oe"), ("ŕŗř", "r"),
        ("śŝşšș", "s"), ("ß", "ss"), ("ţťŧț", "t"), ("þ", "th"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"));

    /// <summary>What is wrong with a slug, if anything.</summary>
    public static FieldError? Check(string slug, string field)
        => slug switch
        {
            { Length: < MinLength or > MaxLength }
                => new FieldError([field], "length", $"A slug has {MinLength} to {MaxLength} characters."),
            _ when !slug.All(character => character is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '-')
                => new FieldError([field], "characters", "A slug has lower-case letters a to z, digits and hyphens only."),
            _ when slug[0] == '-' || slug[^1] == '-' || slug.Contains("--", StringComparison.Ordinal)
                => new FieldError([field], "hyphens", "Hyphens in a slug stand alone, between other characters."),
            _ when IsReserved(slug)
                => new FieldError([field], "reserved", "This slug is kept for the service itself."),
            _ => null,
        };

    /// <summary>Slugs are the same in upper and lower case, and are kept in lower case.</summary>
    public static string Normalize(string slug)
        => string.Concat(slug.Select(character => char.IsAsciiLetterUpper(character) ? char.ToLowerInvariant(character) : character));

    public static bool IsValid(string slug) => Check(slug, "slug") is null;

    public static bool IsReserved(string slug) => _reserved.Contains(slug);

    /// <summary>A slug that a name suggests. It is valid, but may be taken.</summary>
    public static string FromName(string name)
    {
        var slug = new StringBuilder(MaxLength);
        foreach (var character in name.ToLowerInvariant())
        {
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                slug.Append(character);
            }
            else if (_spellings.TryGetValue(character, out var spelling))
            {
                slug.Append(spelling);
            }
            else if (character is not ('\'' or '’' or '.') && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = Cut(slug.ToString(), MaxLength);
        return text switch
        {
            "" => "organization-1",
            { Length: < MinLength } => $"{text}-org",
            _ when IsReserved(text) => $"{text}-org",
            _ => text,
        };
    }

    /// <summary>The slug with a number behind it, cut so that it still fits.</summary>
    public static string Numbered(string slug, int number)
    {
        var suffix = string.Create(CultureInfo.InvariantCulture, $"-{number}");
        return Cut(slug, MaxLength - suffix.Length) + suffix;
    }

    private static string Cut(string slug, int length) => (slug.Length > length ? slug[..length] : slug).Trim('-');

    private static FrozenDictionary<char, string> Spellings(params (string Letters, string Spelling)[] groups)
        => groups
            .SelectMany(group => group.Letters.Select(letter => KeyValuePair.Create(letter, group.Spelling)))
            .ToFrozenDictionary();
}
