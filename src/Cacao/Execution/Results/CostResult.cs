using System.Buffers;
using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>The response to a request that asked for nothing but its cost.</summary>
internal sealed class CostResult : ExecutionResult
{
    public override ExecutionResultKind Kind => ExecutionResultKind.Measured;

    public override bool IsDataNull => true;

    public override IReadOnlyList<IError>? Errors => null;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var lease = ResponseWriter.Rent(output);

        lease.Writer.WriteStartObject();
        WriteExtensions(lease.Writer);
        lease.Writer.WriteEndObject();
    }

    public override void Dispose()
    {
    }
}
