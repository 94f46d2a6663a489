using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class PrintSchema
{
    public static JsonObject Answer(JsonElement request)
    {
        var configuration = Schemas.Configure(request.Text("sdl"), Schemas.ExtensionsOf(request));
        var printed = GraphQLSchema.CreateUnvalidated(configuration, out var leftOut).ToSyntax();

        return new JsonObject
        {
            ["printed"] = (leftOut.Count == 0 ? printed : LeftOutReferences.PutBack(printed, configuration)).ToString(),
        };
    }
}
