using System.Text.RegularExpressions;

namespace Cacao.Differential.Random;

/// <summary>Breaks texts: a token here, a character there.</summary>
internal static partial class Mutation
{
    private static readonly string[] Tokens =
    [
        "{", "}", "(", ")", "[", "]", ":", "=", "!", "|", "&", "@", "$", "...", "query", "mutation", "subscription", "fragment", "on", "type", "input", "union",
        "interface", "enum", "scalar", "directive", "extend", "schema", "implements", "repeatable", "true", "false", "null", "__typename", "__schema", "a", "b", "x",
        "A", "B", "I", "U", "E", "In", "Choice", "Int", "String", "Query", "NoSuchType", "nothing", "$v0", "$v9", "F00", "F01", "Q0", "@tag", "@mark", "@skip(if: true)",
        "@include(if: $v0)", "@deprecated", "@unknown", "0", "1", "-1", "01", "1.", "1e", "1.5", "99999999999", "\"\"", "\"t\"", "\"\"\"b\"\"\"", "\"open",
        "RED", "p: 1", "p: 1, p: 2", "{ p: 1 }", "...F00", "... on A { a }", "@oneOf", "# comment\n", "= 1", ": Int", "!", "FIELD",
    ];

    private static readonly string[] Characters =
        ["\"", "\\", "\\u", "\\u{110000}", "\\uD800", "\uD800", "\uDC00", "😀", "é", "\0", "\u0007", "\u007F", "\uFEFF", "\r", "\n", "\r\n", "\t", "\u2028", ",", "#", ".", "..", "-", "?", "%", "'", "1", "_", "e"];

    [GeneratedRegex("\"{3}[\\s\\S]*?\"{3}|\"(?:\\\\.|[^\"\\\\\n])*\"|\\.\\.\\.|[$@]?[A-Za-z_]\\w*|-?\\d[\\w.]*|\\S")]
    private static partial Regex Token();

    public static string Break(string text, Dice dice)
    {
        // names for names and numbers for numbers alone keep most texts parseable
        var keepsShape = dice.OneIn(2);

        for (var count = dice.OneIn(3) ? dice.Between(2, 4) : 1; count > 0; count--)
        {
            text = !keepsShape && dice.OneIn(6) ? BreakCharacters(text, dice) : BreakTokens(text, dice, keepsShape);
        }

        return text;
    }

    private static string BreakCharacters(string text, Dice dice)
    {
        var at = dice.Below(text.Length + 1);

        return dice.Below(6) switch
        {
            0 when at < text.Length => text.Remove(at, 1),
            1 => text.Replace("\n", dice.OneIn(2) ? "\r\n" : "\r", StringComparison.Ordinal),
            2 => "\uFEFF" + text,
            3 => text[..at],
            _ => text.Insert(at, dice.Pick(Characters)),
        };
    }

    private static string BreakTokens(string text, Dice dice, bool keepsShape)
    {
        var tokens = Token().Matches(text);

        if (tokens.Count < 2)
        {
            return text + dice.Pick(Tokens);
        }

        var (token, other) = (dice.Pick(tokens), dice.Pick(tokens));

        return dice.Between(keepsShape ? 4 : 0, 9) switch
        {
            0 => Replace(text, token, " "),
            1 => Replace(text, token, $"{token.Value} {token.Value}"),
            2 => Replace(text, token, $"{token.Value} {dice.Pick(Tokens)}"),
            3 => Replace(text, token, dice.Pick(Tokens)),
            4 => Group(text, tokens, token) is { } group ? text.Remove(group.Start, group.Length) : Replace(text, token, other.Value),
            5 => Group(text, tokens, token) is { } group
                ? text.Insert(group.Start + group.Length, $" {text.AsSpan(group.Start, group.Length)}")
                : Replace(text, token, other.Value),
            _ => Replace(text, token, SameKind(tokens, token, dice)),
        };
    }

    private static string Replace(string text, Match token, string by) => text.Remove(token.Index, token.Length).Insert(token.Index, by);

    private static string SameKind(MatchCollection tokens, Match token, Dice dice)
    {
        var alike = tokens.Where(other => other.Value != token.Value && Kind(other) == Kind(token)).ToArray();

        return alike.Length == 0 ? token.Value : dice.Pick(alike).Value;
    }

    private static int Kind(Match token) => token.Value[0] switch
    {
        '$' => 1,
        '@' => 2,
        '"' => 3,
        '-' or (>= '0' and <= '9') => 3,
        '_' or (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') => 4,
        _ => 5 + token.Value[0],
    };

    /// <summary>From an opening bracket to the one that closes it.</summary>
    private static (int Start, int Length)? Group(string text, MatchCollection tokens, Match token)
    {
        var open = tokens.FirstOrDefault(candidate => candidate.Index >= token.Index && candidate.Value is "{" or "(" or "[");

        if (open is null)
        {
            return null;
        }

        var depth = 0;

        foreach (var candidate in tokens.Where(candidate => candidate.Index >= open.Index))
        {
            depth += candidate.Value is "{" or "(" or "[" ? 1 : candidate.Value is "}" or ")" or "]" ? -1 : 0;

            if (depth == 0)
            {
                return (open.Index, candidate.Index + candidate.Length - open.Index);
            }
        }

        return (open.Index, text.Length - open.Index);
    }
}
