using System.Text.Json.Nodes;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance;

/// <summary>Errors as the protocol writes them.</summary>
internal static class Errors
{
    public static JsonObject None => new() { ["errors"] = new JsonArray() };

    public static JsonObject Of(string message) => new() { ["errors"] = new JsonArray(new JsonObject { ["message"] = message }) };

    public static JsonObject Of(SyntaxException exception) => Of([new Error(exception.Message) { Locations = [exception.Location] }]);

    public static JsonObject Of(SchemaException exception) => Of(exception.Errors);

    public static JsonObject Of(IEnumerable<IError> errors) => new() { ["errors"] = new JsonArray([.. errors.Select(Of)]) };

    public static JsonObject Of(Location location) => new() { ["line"] = location.Line, ["column"] = location.Column };

    private static JsonObject Of(IError error)
    {
        var json = new JsonObject { ["message"] = error.Message };

        if (error.Locations is { Count: > 0 } locations)
        {
            json["locations"] = new JsonArray([.. locations.Select(Of)]);
        }

        return json;
    }
}
