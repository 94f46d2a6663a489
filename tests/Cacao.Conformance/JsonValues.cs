using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cacao.Conformance;

/// <summary>JSON to plain C# values and back.</summary>
internal static class JsonValues
{
    public static object? ToValue(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Number => value.TryGetInt32(out var number) ? number : value.TryGetInt64(out var large) ? large : value.GetDouble(),
        JsonValueKind.Array => value.EnumerateArray().Select(ToValue).ToList(),
        _ => value.EnumerateObject().ToDictionary(property => property.Name, property => ToValue(property.Value)),
    };

    public static JsonNode? ToNode(object? value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        bool flag => JsonValue.Create(flag),
        JsonElement element => JsonNode.Parse(element.GetRawText()),
        IReadOnlyDictionary<string, object?> fields
            => new JsonObject(fields.Select(field => KeyValuePair.Create(field.Key, ToNode(field.Value)))),
        System.Collections.IEnumerable items => new JsonArray([.. items.Cast<object?>().Select(ToNode)]),
        _ => JsonSerializer.SerializeToNode(value),
    };
}
