using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cacao.Conformance.Operations;

internal static class PrintSchema
{
    public static JsonObject Answer(JsonElement request)
        => new() { ["printed"] = Schemas.Create(request.Text("sdl"), Schemas.ExtensionsOf(request)).Print() };
}
