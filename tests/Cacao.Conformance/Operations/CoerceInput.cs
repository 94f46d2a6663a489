using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class CoerceInput
{
    public static JsonObject Answer(JsonElement request)
    {
        var (_, type) = Schemas.CreateFor(request, request.Text("type"));
        var errors = new InputErrors();
        var value = InputCoercion.CoerceJson(request.TryGetProperty("input", out var input) ? input : default, type, errors);

        return Answer(value, errors);
    }

    public static JsonObject Answer(object? value, InputErrors errors) => errors.Count > 0
        ? new JsonObject
        {
            ["errors"] = new JsonArray([.. errors.Items.Select(error => new JsonObject
            {
                ["message"] = error.Message,
                ["path"] = JsonValues.ToNode(error.Path),
            })]),
        }
        : new JsonObject { ["errors"] = new JsonArray(), ["value"] = JsonValues.ToNode(value) };
}
