using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class Scalar
{
    public static JsonObject Answer(JsonElement request)
    {
        // non-null, since a scalar by itself is never given null
        var (_, type) = Schemas.CreateFor(request, $"{request.Text("scalar")}!");
        var input = request.TryGetProperty("input", out var given) ? given : default;
        var errors = new InputErrors();

        return request.Text("what") switch
        {
            "parseValue" => CoerceInput.Answer(InputCoercion.CoerceJson(input, type, errors), errors),
            "parseLiteral" => CoerceInput.Answer(
                InputCoercion.CoerceLiteral(
                    Utf8GraphQLParser.ParseValue(request.Text("literal"), options: ParserOptions.Trusted), type, VariableValues.Empty, errors),
                errors),
            _ => Serialize((ScalarType)type.NamedType, JsonValues.ToValue(input)),
        };
    }

    private static JsonObject Serialize(ScalarType scalar, object? value)
    {
        var writer = scalar.GetWriter(typeof(object));

        if ((value is null ? "There is no value." : writer.CheckObject(value)) is { } reason)
        {
            return Errors.Of(reason);
        }

        var output = new ArrayBufferWriter<byte>();

        using (var json = new Utf8JsonWriter(output))
        {
            writer.WriteObject(json, value!);
        }

        return new JsonObject { ["errors"] = new JsonArray(), ["value"] = JsonNode.Parse(output.WrittenSpan) };
    }
}
