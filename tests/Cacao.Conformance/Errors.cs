using System.Text.Json.Nodes;
using Cacao.Language;

namespace Cacao.Conformance;

/// <summary>Errors as the protocol writes them.</summary>
internal static class Errors
{
    public static JsonObject None => new() { ["errors"] = new JsonArray() };

    public static JsonObject Of(SyntaxException exception)
        => new()
        {
            ["errors"] = new JsonArray(new JsonObject
            {
                ["message"] = exception.Message,
                ["locations"] = new JsonArray(Of(exception.Location)),
            }),
        };

    public static JsonObject Of(Location location) => new() { ["line"] = location.Line, ["column"] = location.Column };
}
