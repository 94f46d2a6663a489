using System.Text;

namespace Cacao.Schema;

/// <summary>
/// Base64 of the type's name, a colon and the key: HotChocolate 15's default. Reads only what it would write, so that
/// one thing has one id: no other padding, no legacy form.
/// </summary>
public sealed class DefaultNodeIdSerializer(int maxIdLength = 1024) : INodeIdSerializer
{
    private const byte Delimiter = (byte)':';

    public string Format(string typeName, object internalId)
    {
        var key = NodeKey.For(internalId.GetType()) ?? throw SchemaErrors.NotANodeKey(internalId.GetType());
        var bytes = new byte[Encoding.UTF8.GetMaxByteCount(typeName.Length) + 1 + key.MaxLength(internalId)];
        var length = WritePrefix(typeName, bytes);
        length += key.Write(internalId, bytes.AsSpan(length));
        return Convert.ToBase64String(bytes, 0, length);
    }

    public NodeId Parse(string formattedId, Type runtimeType) => Parse(formattedId, _ => runtimeType);

    public NodeId Parse(string formattedId, INodeIdRuntimeTypeLookup runtimeTypeLookup)
        => Parse(formattedId, name => runtimeTypeLookup.GetNodeIdRuntimeType(name) ?? typeof(string));

    /// <summary>The bytes before the key.</summary>
    internal static byte[] Prefix(string typeName)
    {
        var bytes = new byte[Encoding.UTF8.GetByteCount(typeName) + 1];
        WritePrefix(typeName, bytes);
        return bytes;
    }

    private static int WritePrefix(string typeName, Span<byte> buffer)
    {
        var length = Encoding.UTF8.GetBytes(typeName, buffer);
        buffer[length] = Delimiter;
        return length + 1;
    }

    private NodeId Parse(string formattedId, Func<string, Type> typeOf)
    {
        if (formattedId.Length == 0 || formattedId.Length > maxIdLength || formattedId.Length % 4 != 0)
        {
            throw new NodeIdInvalidFormatException();
        }

        Span<byte> buffer = stackalloc byte[768];
        buffer = formattedId.Length / 4 * 3 <= buffer.Length ? buffer : new byte[formattedId.Length / 4 * 3];

        if (!Convert.TryFromBase64String(formattedId, buffer, out var length) || Convert.ToBase64String(buffer[..length]) != formattedId)
        {
            throw new NodeIdInvalidFormatException();
        }

        var bytes = buffer[..length];
        var end = bytes.IndexOf(Delimiter);

        if (end <= 0 || bytes[..end].ContainsAnyExceptInRange((byte)'0', (byte)'z'))
        {
            throw new NodeIdInvalidFormatException();
        }

        var typeName = Encoding.ASCII.GetString(bytes[..end]);

        return NodeKey.For(typeOf(typeName)) is { } key && key.TryRead(bytes[(end + 1)..], out var value) && IsCanonical(key, value, bytes[(end + 1)..])
            ? new NodeId(typeName, value)
            : throw new NodeIdInvalidFormatException();
    }

    // "+7" and "007" are numbers too, but no id says so.
    private static bool IsCanonical(NodeKey key, object value, ReadOnlySpan<byte> bytes)
    {
        Span<byte> written = new byte[key.MaxLength(value)];
        return written[..key.Write(value, written)].SequenceEqual(bytes);
    }
}
