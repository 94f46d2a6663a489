using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Cacao.Conformance;

internal static class Requests
{
    /// <summary>A member that must be there. A text with half a surrogate pair is read too, which the JSON reader would refuse.</summary>
    public static string Text(this JsonElement request, string name)
    {
        var value = request.GetProperty(name);

        try
        {
            return value.GetString()!;
        }
        catch (InvalidOperationException)
        {
            return Unescape(value.GetRawText().AsSpan()[1..^1]);
        }
    }

    public static string? OptionalText(this JsonElement request, string name)
        => request.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? request.Text(name) : null;

    private static string Unescape(ReadOnlySpan<char> text)
    {
        var result = new StringBuilder(text.Length);

        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                result.Append(text[i]);
                continue;
            }

            switch (text[++i])
            {
                case 'u':
                    result.Append((char)int.Parse(text.Slice(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture));
                    i += 4;
                    break;

                case var simple:
                    result.Append(simple switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => simple });
                    break;
            }
        }

        return result.ToString();
    }
}
