using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Words what is wrong with values of scalars, in graphql-js's terms.</summary>
internal static class ScalarTexts
{
    private const int LongestValue = 120;

    public static string NotInteger(string scalar, object? value) => $"{scalar} cannot represent non-integer value: {Show(value)}";

    public static string OutOfRange(string scalar, string range, object? value) => $"{scalar} cannot represent non {range} value: {Show(value)}";

    public static string NotNumeric(string scalar, object? value) => $"{scalar} cannot represent non numeric value: {Show(value)}";

    public static string NotString(string scalar, object? value) => $"{scalar} cannot represent a non string value: {Show(value)}";

    public static string NotBoolean(string scalar, object? value) => $"{scalar} cannot represent a non boolean value: {Show(value)}";

    public static string NotId(object? value) => $"ID cannot represent value: {Show(value)}";

    public static string NotIdLiteral(ValueNode literal) => $"ID cannot represent a non-string and non-integer value: {Show(literal)}";

    public static string WrongFormat(string scalar, object? value) => $"{scalar} cannot represent value: {Show(value)}";

    /// <summary>
    /// A value as it stands in a message: JSON or GraphQL text, strings quoted, cut when long. Objects and lists stay out of it:
    /// they may hold a password, and messages end up in logs.
    /// </summary>
    public static string Show(object? value)
    {
        var text = value switch
        {
            null => "null",
            string words => $"\"{JsonEncodedText.Encode(words, JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"",
            bool flag => flag ? "true" : "false",
            JsonElement { ValueKind: JsonValueKind.Undefined } => "undefined",
            JsonElement { ValueKind: JsonValueKind.Object } or ObjectValueNode => "{…}",
            JsonElement { ValueKind: JsonValueKind.Array } or ListValueNode => "[…]",
            JsonElement json => json.GetRawText(),
            SyntaxNode node => node.ToString(),
            double number => number.ToString("R", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value.GetType().Name,
        };

        return text.Length > LongestValue ? $"{text.AsSpan(0, LongestValue)}…" : text;
    }
}
