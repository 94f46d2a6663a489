using System.Buffers;

namespace Cacao.Execution;

/// <summary>Passes a response on up to a number of bytes.</summary>
internal sealed class BoundedOutput(IBufferWriter<byte> output, long maxBytes) : IBufferWriter<byte>
{
    private long _left = maxBytes;

    /// <exception cref="ResponseTooLargeException">These are too many bytes.</exception>
    public void Advance(int count)
    {
        _left -= count;

        if (_left < 0)
        {
            throw new ResponseTooLargeException();
        }

        output.Advance(count);
    }

    public Memory<byte> GetMemory(int sizeHint = 0) => output.GetMemory(sizeHint);

    public Span<byte> GetSpan(int sizeHint = 0) => output.GetSpan(sizeHint);
}

/// <summary>A response grew past its limit while it was written, and part of it may have left already.</summary>
internal sealed class ResponseTooLargeException() : Exception("The response is larger than is allowed.");

/// <summary>Takes bytes and keeps none, to see how many there would be.</summary>
internal sealed class NoOutput : IBufferWriter<byte>
{
    private byte[] _buffer = new byte[4096];

    public void Advance(int count)
    {
    }

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        if (sizeHint > _buffer.Length)
        {
            _buffer = new byte[sizeHint];
        }

        return _buffer;
    }

    public Span<byte> GetSpan(int sizeHint = 0) => GetMemory(sizeHint).Span;
}
