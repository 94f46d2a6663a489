using System.Globalization;
using System.Text;

namespace Orgs.GraphQL.Shared;

/// <summary>Names that people give to themselves, to accounts and to organizations.</summary>
public static class DisplayName
{
    public const int MaxLength = 100;

    /// <summary>
    /// The name without control characters, without the invisible ones that turn or split text, and with single spaces.
    /// </summary>
    public static string Clean(string? name)
    {
        if (string.IsNullOrWhiteSpace(name))
        {
            return "";
        }

        var cleaned = new StringBuilder(name.Length);
        foreach (var rune in name.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                if (cleaned.Length > 0 && cleaned[^1] != ' ')
                {
                    cleaned.Append(' ');
                }
            }
            else if (IsVisible(rune))
            {
                cleaned.Append(rune);
            }
        }

        return cleaned.ToString().TrimEnd();
    }

    /// <summary>What is wrong with a cleaned name, if anything.</summary>
    public static FieldError? Check(string cleaned, string field)
        => cleaned switch
        {
            "" => new FieldError([field], "required", "Please give a name."),
            { Length: > MaxLength } => new FieldError([field], "maxLength", $"A name has at most {MaxLength} characters."),
            _ => null,
        };

    // Joiners are kept: emoji and several scripts need them. Format characters that reorder text are not.
    private static bool IsVisible(Rune rune)
        => Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse => false,
            UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
            _ => rune != Rune.ReplacementChar,
        };
}
