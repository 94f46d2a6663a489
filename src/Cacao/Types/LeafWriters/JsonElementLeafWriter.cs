using System.Text.Json;

namespace Cacao.Types;

internal sealed class JsonElementLeafWriter : LeafWriter<JsonElement>
{
    public static readonly JsonElementLeafWriter Instance = new();

    public override bool AlwaysValid => false;

    public override string? Check(JsonElement value)
        => value.ValueKind is JsonValueKind.Undefined ? ScalarTexts.WrongFormat("JSON", value) : null;

    public override void Write(Utf8JsonWriter writer, JsonElement value) => value.WriteTo(writer);
}
