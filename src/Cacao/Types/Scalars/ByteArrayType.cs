using System.Text.Json;

namespace Cacao.Types;

/// <summary>Bytes, in Base64.</summary>
public sealed class ByteArrayType() : FormattedScalarType<byte[]>("ByteArray", new Base64LeafWriter(), null)
{
    private protected override bool TryParse(string text, out byte[]? value)
    {
        var bytes = new byte[text.Length];

        if (Convert.TryFromBase64String(text, bytes, out var written))
        {
            value = bytes[..written];
            return true;
        }

        value = null;
        return false;
    }

    private protected override string Format(byte[] value) => Convert.ToBase64String(value);

    private sealed class Base64LeafWriter : LeafWriter<byte[]>
    {
        public override void Write(Utf8JsonWriter writer, byte[] value) => writer.WriteBase64StringValue(value);
    }
}
