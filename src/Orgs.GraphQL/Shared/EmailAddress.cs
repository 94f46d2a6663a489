using System.Globalization;

namespace Orgs.GraphQL.Shared;

/// <summary>Rules for e-mail addresses. They are stored as typed and compared in Identity's normalized form.</summary>
public static class EmailAddress
{
    public const int MaxLength = 254;

    /// <summary>True for one plain address: no display name, no list, no comments, no quoting.</summary>
    public static bool IsValid(string? address)
    {
        if (string.IsNullOrEmpty(address) || address.Length > MaxLength)
        {
            return false;
        }

        var at = address.IndexOf('@');
        if (at is < 1 or > 64 || at != address.LastIndexOf('@'))
        {
            return false;
        }

        var domain = address.AsSpan(at + 1);
        return domain.Length > 0
            && !domain.Contains("..", StringComparison.Ordinal)
            && domain[0] is not ('.' or '-')
            && domain[^1] is not ('.' or '-')
            && address.All(IsAllowed);
    }

    /// <summary>Enough of an address for its owner to know it again, too little for others: <c>j…@example.org</c>.</summary>
    public static string Mask(string address)
    {
        var at = address.LastIndexOf('@');
        return at < 1 ? "…" : string.Concat(address.AsSpan(0, 1), "…", address.AsSpan(at));
    }

    /// <summary>The address, and what stands before and behind the @.</summary>
    public static IReadOnlyList<string> Parts(string? address)
        => address?.LastIndexOf('@') is > 0 and var at ? [address, address[..at], address[(at + 1)..]] : [];

    public static FieldError? Check(string? address, string field)
        => IsValid(address) ? null : new FieldError([field], "email", "This is not an e-mail address.");

    // Characters that some software folds into others: combining accents, the dotless i, the long s, letter-like symbols such as the
    // Kelvin sign, ligatures and full-width forms. An address with one of them can arrive in somebody else's mailbox.
    private static bool IsLookAlike(char character)
        => character is (>= '\u0300' and <= '\u036F') or '\u0131' or '\u017F'
            or (>= '\u2100' and <= '\u214F') or (>= '\uFB00' and <= '\uFB06') or (>= '\uFF00' and <= '\uFFEF');

    private static bool IsAllowed(char character)
        => character is not ('"' or '(' or ')' or ',' or ':' or ';' or '<' or '>' or '[' or ']' or '\\' or '`')
            && !char.IsWhiteSpace(character)
            && !char.IsSurrogate(character)
            && !IsLookAlike(character)
            && char.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned);
}
