using System.Text.Json;

namespace Cacao.Types;

/// <summary>Reads JSON strings. One with half of a surrogate pair is no text, and reading it throws.</summary>
internal static class JsonText
{
    public static string Read(ScalarType scalar, JsonElement text)
    {
        try
        {
            return text.GetString()!;
        }
        catch (InvalidOperationException)
        {
            throw new ScalarFormatException(ScalarTexts.NotString(scalar.Name, text));
        }
    }
}
