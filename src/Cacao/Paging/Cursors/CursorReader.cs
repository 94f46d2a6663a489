using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Cacao.Paging;

/// <summary>Reads the values of a cursor; whatever does not fit is refused, never thrown on.</summary>
internal ref struct CursorReader(ReadOnlySpan<byte> bytes)
{
    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsAtEnd => _rest.IsEmpty;

    public bool TryReadNumber(out long value)
    {
        var result = 0UL;
        value = 0;

        for (var (i, shift) = (0, 0); i < _rest.Length && shift < 64; i++, shift += 7)
        {
            result |= (ulong)(_rest[i] & 0x7F) << shift;

            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                value = (long)(result >> 1) ^ -(long)(result & 1);
                return true;
            }
        }

        return false;
    }

    public bool TryReadText([NotNullWhen(true)] out string? value)
    {
        value = null;

        // No text in a database has a zero in it, and PostgreSQL does not take one that has.
        if (!TryReadNumber(out var count) || count < 0 || count > int.MaxValue || !TryTake((int)count, out var bytes) || bytes.Contains((byte)0))
        {
            return false;
        }

        try
        {
            value = s_strict.GetString(bytes);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }

    public bool TryTake(int count, out ReadOnlySpan<byte> bytes)
    {
        if (count > _rest.Length)
        {
            bytes = default;
            return false;
        }

        bytes = _rest[..count];
        _rest = _rest[count..];
        return true;
    }
}
