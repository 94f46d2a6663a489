using System.Diagnostics.CodeAnalysis;
using System.Text.Json;

namespace Cacao.Types;

/// <summary>Reads JSON strings. One with half of a surrogate pair is no text, and the reader throws on it.</summary>
internal static class JsonText
{
    /// <exception cref="ScalarFormatException">The string is no text.</exception>
    public static string Read(ScalarType scalar, JsonElement json)
        => TryRead(json, out var text) ? text : throw new ScalarFormatException(ScalarTexts.NotString(scalar.Name, json));

    public static bool TryRead(JsonElement json, [NotNullWhen(true)] out string? text)
    {
        try
        {
            text = json.GetString();
        }
        catch (InvalidOperationException)
        {
            text = null;
        }

        return text is not null;
    }

    public static bool TryReadName(JsonProperty property, [NotNullWhen(true)] out string? name)
    {
        try
        {
            name = property.Name;
        }
        catch (InvalidOperationException)
        {
            name = null;
        }

        return name is not null;
    }
}
