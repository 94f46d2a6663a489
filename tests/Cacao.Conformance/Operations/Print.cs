using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;

namespace Cacao.Conformance.Operations;

internal static class Print
{
    public static JsonObject Answer(JsonElement request)
        => new() { ["printed"] = Utf8GraphQLParser.Parse(request.Text("text"), ParserOptions.Trusted).ToString() };
}
