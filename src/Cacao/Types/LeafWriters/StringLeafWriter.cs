using System.Text.Json;

namespace Cacao.Types;

internal sealed class StringLeafWriter : LeafWriter<string>
{
    public static readonly StringLeafWriter Instance = new();

    public override void Write(Utf8JsonWriter writer, string value) => writer.WriteStringValue(value);
}
