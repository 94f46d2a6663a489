using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class ValidateSdl
{
    public static JsonObject Answer(JsonElement request)
    {
        var extended = request.OptionalText("extends") is { } sdl ? SchemaConfiguration.FromDocumentUnvalidated(Schemas.ParseSdl(sdl)) : null;
        var answer = Errors.Of(SdlValidator.Validate(Schemas.ParseSdl(request.Text("sdl")), extended));

        answer["ran"] = "all";
        return answer;
    }
}
