using System.Globalization;
using System.Text.Json;

namespace Cacao.Http;

/// <summary>
/// Finds escapes that spell half of a surrogate pair. JSON's grammar lets them pass, but they are no text, and everything
/// that later reads the string would have to expect that.
/// </summary>
internal static class JsonText
{
    /// <summary>Moves to the end of the value the reader stands on; false when it holds half of a surrogate pair.</summary>
    public static bool SkipChecked(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;

        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName or JsonTokenType.String:
                    if (reader.ValueIsEscaped && HasLoneSurrogate(reader.ValueSpan))
                    {
                        return false;
                    }

                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray when reader.CurrentDepth == depth:
                    return true;
            }
        }

        return true;
    }

    /// <summary>Looks through the raw inside of a JSON string that the reader found to be well-formed.</summary>
    public static bool HasLoneSurrogate(ReadOnlySpan<byte> escaped)
    {
        var expectsLow = false;

        while (true)
        {
            var backslash = escaped.IndexOf((byte)'\\');

            if (expectsLow && backslash != 0)
            {
                return true;
            }

            if (backslash < 0)
            {
                return false;
            }

            escaped = escaped[backslash..];

            if (escaped[1] != (byte)'u')
            {
                if (expectsLow)
                {
                    return true;
                }

                escaped = escaped[2..];
                continue;
            }

            var unit = (char)int.Parse(escaped.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
            escaped = escaped[6..];

            if (char.IsLowSurrogate(unit) != expectsLow)
            {
                return true;
            }

            expectsLow = char.IsHighSurrogate(unit);
        }
    }
}
