using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;

namespace Cacao.Conformance.Operations;

internal static class DedentBlockString
{
    public static JsonObject Answer(JsonElement request)
    {
        var lines = request.GetProperty("lines").EnumerateArray().Select(line => line.GetString()!);

        return new JsonObject { ["result"] = new JsonArray([.. BlockString.Dedent(lines).Select(line => JsonValue.Create(line))]) };
    }
}
