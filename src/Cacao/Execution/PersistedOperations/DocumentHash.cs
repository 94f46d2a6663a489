using System.Buffers;
using System.Security.Cryptography;

namespace Cacao.Execution;

/// <summary>The SHA-256 of a document's text: the name of a persisted operation. What a client sent for one and is no hash never becomes one.</summary>
internal readonly record struct DocumentHash
{
    private const string Prefix = "sha256:";

    private readonly UInt128 _high;
    private readonly UInt128 _low;

    private DocumentHash(ReadOnlySpan<byte> hash)
    {
        _high = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash);
        _low = System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(hash[16..]);
    }

    public static DocumentHash Of(ReadOnlySpan<byte> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(text, hash);

        return new DocumentHash(hash);
    }

    /// <summary>Reads 64 hexadecimal digits, with or without <c>sha256:</c> before them (GraphQL over HTTP, "Persisted Documents").</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out DocumentHash hash)
    {
        hash = default;

        if (text.StartsWith(Prefix, StringComparison.Ordinal))
        {
            text = text[Prefix.Length..];
        }

        Span<byte> bytes = stackalloc byte[SHA256.HashSizeInBytes];

        if (text.Length != 2 * SHA256.HashSizeInBytes || Convert.FromHexString(text, bytes, out _, out _) is not OperationStatus.Done)
        {
            return false;
        }

        hash = new DocumentHash(bytes);
        return true;
    }

    /// <summary>In lower case, as files are named.</summary>
    public override string ToString() => $"{_high:x32}{_low:x32}";
}
