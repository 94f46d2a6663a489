using System.Buffers;
using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>The response to a request that was not executed, or not to its end: errors and no data.</summary>
public sealed class RequestErrorResult(IReadOnlyList<IError> errors, ExecutionResultKind kind = ExecutionResultKind.RequestError) : ExecutionResult
{
    public override ExecutionResultKind Kind { get; } = kind;

    public override bool IsDataNull => true;

    public override IReadOnlyList<IError> Errors { get; } = errors;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var lease = ResponseWriter.Rent(output);

        lease.Writer.WriteStartObject();
        ErrorWriter.WriteErrors(lease.Writer, Errors);
        WriteExtensions(lease.Writer);
        lease.Writer.WriteEndObject();
    }

    public override void Dispose()
    {
    }
}
