using System.Text.Json;

namespace Cacao.Types;

internal sealed class BooleanLeafWriter : LeafWriter<bool>
{
    public static readonly BooleanLeafWriter Instance = new();

    public override void Write(Utf8JsonWriter writer, bool value) => writer.WriteBooleanValue(value);
}
