using System.Buffers;
using System.Text.Json;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Writes keys as global ids: base64 straight into the response.</summary>
internal sealed class GlobalIdWriter<TKey>(string typeName, NodeKey<TKey> key) : LeafWriter<TKey>
    where TKey : notnull
{
    private const int StackLimit = 256;

    private readonly byte[] _prefix = DefaultNodeIdSerializer.Prefix(typeName);

    public override void Write(Utf8JsonWriter writer, TKey value)
    {
        var length = _prefix.Length + key.MaxLength(value);
        var rented = length > StackLimit ? ArrayPool<byte>.Shared.Rent(length) : null;
        var bytes = rented ?? stackalloc byte[StackLimit];

        _prefix.CopyTo(bytes);
        writer.WriteBase64StringValue(bytes[..(_prefix.Length + key.Write(value, bytes[_prefix.Length..]))]);

        if (rented is not null)
        {
            ArrayPool<byte>.Shared.Return(rented);
        }
    }
}

/// <summary>Writes keys as global ids of the application's own serializer.</summary>
internal sealed class SerializedIdWriter<TKey>(string typeName, INodeIdSerializer serializer) : LeafWriter<TKey>
    where TKey : notnull
{
    public override void Write(Utf8JsonWriter writer, TKey value) => writer.WriteStringValue(serializer.Format(typeName, value));
}
