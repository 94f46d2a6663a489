using System.Buffers;
using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>The response of an operation that was executed.</summary>
internal sealed class OperationResult(ObjectBatch root, bool isDataNull, IReadOnlyList<IError>? errors, long maxBytes) : ExecutionResult
{
    /// <summary>A value takes some ten bytes at least with its name, so fewer than this hardly ever make a response that is too large.</summary>
    private const int FewBytesPerValue = 100;

    private bool _isDisposed;

    public override ExecutionResultKind Kind => ExecutionResultKind.Executed;

    public override bool IsDataNull => isDataNull;

    public override IReadOnlyList<IError>? Errors => errors;

    /// <summary>
    /// Whether the response passes the limit. One with many values is written once to nowhere to see; few but huge ones show only while they
    /// are written, which then ends with an exception.
    /// </summary>
    public bool IsTooLarge()
    {
        if (isDataNull || root.CountValues() < maxBytes / FewBytesPerValue)
        {
            return false;
        }

        try
        {
            WriteTo(new NoOutput());
            return false;
        }
        catch (ResponseTooLargeException)
        {
            return true;
        }
    }

    /// <exception cref="ResponseTooLargeException">The response is larger than is allowed.</exception>
    public override void WriteTo(IBufferWriter<byte> output)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);

        using var lease = ResponseWriter.Rent(new BoundedOutput(output, maxBytes));
        var writer = lease.Writer;

        writer.WriteStartObject();

        if (errors is not null)
        {
            ErrorWriter.WriteErrors(writer, errors);
        }

        writer.WritePropertyName("data"u8);

        if (isDataNull)
        {
            writer.WriteNullValue();
        }
        else
        {
            root.WriteRow(writer, 0);
        }

        WriteExtensions(writer);
        writer.WriteEndObject();
    }

    public override void Dispose()
    {
        if (!_isDisposed)
        {
            _isDisposed = true;
            root.Release();
        }
    }
}
