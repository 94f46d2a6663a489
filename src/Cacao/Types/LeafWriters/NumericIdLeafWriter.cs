using System.Numerics;
using System.Text.Json;

namespace Cacao.Types;

/// <summary>Writes whole numbers as strings, the way ids go out.</summary>
internal sealed class NumericIdLeafWriter<T> : LeafWriter<T>
    where T : notnull, IBinaryInteger<T>
{
    public override void Write(Utf8JsonWriter writer, T value)
    {
        Span<char> text = stackalloc char[48];
        _ = value.TryFormat(text, out var written, default, null);
        writer.WriteStringValue(text[..written]);
    }
}
