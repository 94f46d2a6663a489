using System.Buffers;
using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>The response of an operation that was executed.</summary>
internal sealed class OperationResult(ObjectBatch root, bool isDataNull, IReadOnlyList<IError>? errors) : ExecutionResult
{
    private bool _isDisposed;

    public override ExecutionResultKind Kind => ExecutionResultKind.Executed;

    public override bool IsDataNull => isDataNull;

    public override IReadOnlyList<IError>? Errors => errors;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);

        using var lease = ResponseWriter.Rent(output);
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
