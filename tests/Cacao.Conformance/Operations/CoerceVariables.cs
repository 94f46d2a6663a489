using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class CoerceVariables
{
    public static JsonObject Answer(JsonElement request)
    {
        var document = Utf8GraphQLParser.Parse(request.Text("document"), ParserOptions.Trusted);
        var name = request.OptionalText("operationName");
        var operation = document.Definitions.OfType<OperationDefinitionNode>().First(item => name is null || item.Name?.Value == name);
        var variables = OperationVariables.Create(Schemas.Create(request.Text("schema")), document, operation);
        var json = request.TryGetProperty("variables", out var given) ? given : default;

        if (!variables.TryCoerce(json, out var values, out var errors))
        {
            return Errors.Of(errors);
        }

        var answer = Errors.None;

        answer["value"] = new JsonObject(values.Names.Select(
            variable => KeyValuePair.Create(variable, values.TryGetValue(variable, out var value) ? JsonValues.ToNode(value) : null)));
        return answer;
    }
}
