using System.Buffers.Binary;
using System.Buffers.Text;
using Cacao.Errors;

namespace Cacao.Paging;

/// <summary>
/// Cursors as text: base64url of a checksum and the sort key's values. The checksum is over the values and the ordering
/// they belong to, so that a cursor of another list, or an edited one, is refused instead of read as something else.
/// </summary>
internal static class CursorFormat
{
    /// <summary>Longer than any cursor that is made of sort keys worth their name.</summary>
    public const int MaxLength = 4096;

    public const int ChecksumLength = 4;

    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>Writes the text of a cursor whose first <see cref="ChecksumLength"/> bytes are still free.</summary>
    public static string Format(ref CursorWriter writer, uint ordering)
    {
        BinaryPrimitives.WriteUInt32LittleEndian(writer.Checksum, Hash(writer.Written[ChecksumLength..], ordering));
        return Base64Url.EncodeToString(writer.Written);
    }

    /// <summary>Reads the bytes of the values.</summary>
    /// <exception cref="GraphQLException">It is no cursor of this ordering.</exception>
    public static ReadOnlySpan<byte> Parse(string cursor, Span<byte> buffer, uint ordering)
    {
        if (cursor.Length > MaxLength
            || !Base64Url.IsValid(cursor)
            || !Base64Url.TryDecodeFromChars(cursor, buffer, out var count)
            || count <= ChecksumLength
            || BinaryPrimitives.ReadUInt32LittleEndian(buffer) != Hash(buffer[ChecksumLength..count], ordering))
        {
            throw Invalid();
        }

        return buffer[ChecksumLength..count];
    }

    public static GraphQLException Invalid()
        => new(ErrorBuilder.New().SetMessage("The cursor is none of this list.").SetCode(ErrorCodes.Paging.InvalidCursor).Build());

    /// <summary>FNV-1a: the same on every node, and cheap on so few bytes.</summary>
    public static uint Hash(ReadOnlySpan<byte> bytes, uint start = FnvOffset)
    {
        foreach (var value in bytes)
        {
            start = unchecked((start ^ value) * FnvPrime);
        }

        return start;
    }

    /// <inheritdoc cref="Hash(ReadOnlySpan{byte}, uint)"/>
    public static uint Hash(string text, uint start = FnvOffset)
    {
        foreach (var value in text)
        {
            start = unchecked((start ^ value) * FnvPrime);
        }

        return start;
    }
}
