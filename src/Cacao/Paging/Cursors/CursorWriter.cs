using System.Buffers;
using System.Text;

namespace Cacao.Paging;

/// <summary>Writes the values of a cursor, compactly, behind the room for its checksum.</summary>
internal ref struct CursorWriter(Span<byte> buffer)
{
    private Span<byte> _buffer = buffer;
    private byte[]? _rented;

    public int Length { get; private set; } = CursorFormat.ChecksumLength;

    public readonly Span<byte> Checksum => _buffer[..CursorFormat.ChecksumLength];

    public readonly ReadOnlySpan<byte> Written => _buffer[..Length];

    /// <summary>Numbers take as many bytes as they need, negative ones too (zigzag, seven bits a byte).</summary>
    public void WriteNumber(long value)
    {
        var rest = (ulong)((value << 1) ^ (value >> 63));
        var target = Take(10);
        var count = 0;

        while (rest >= 0x80)
        {
            target[count++] = (byte)(rest | 0x80);
            rest >>= 7;
        }

        target[count++] = (byte)rest;
        Length -= 10 - count;
    }

    public void WriteText(string value)
    {
        var count = Encoding.UTF8.GetByteCount(value);
        WriteNumber(count);
        Encoding.UTF8.GetBytes(value, Take(count));
    }

    /// <summary>Room for this many bytes, to be filled by the caller.</summary>
    public Span<byte> Take(int count)
    {
        if (_buffer.Length - Length < count)
        {
            Grow(count);
        }

        var taken = _buffer.Slice(Length, count);
        Length += count;
        return taken;
    }

    public readonly void Dispose()
    {
        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }
    }

    private void Grow(int count)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + count));
        Written.CopyTo(larger);

        if (_rented is not null)
        {
            ArrayPool<byte>.Shared.Return(_rented);
        }

        _buffer = _rented = larger;
    }
}
