using System.Buffers;
using System.Text.Json;
using Cacao.CostAnalysis;
using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>How far a request came; transports choose their status by it.</summary>
public enum ExecutionResultKind
{
    /// <summary>Executed: there is <c>data</c>, if only null.</summary>
    Executed,

    /// <summary>A subscription has begun: there is one response for each event, see <see cref="ResponseStream"/>.</summary>
    Subscribed,

    /// <summary>Refused before execution (syntax, validation, variables, unknown operation): there is no <c>data</c>.</summary>
    RequestError,

    /// <summary>The transport does not allow this kind of operation (a mutation over GET).</summary>
    OperationNotAllowed,

    /// <summary>Not executed, because only the cost was asked for.</summary>
    Measured,

    /// <summary>The time limit passed.</summary>
    TimedOut,

    /// <summary>The client has gone; nobody will read the response.</summary>
    Canceled,
}

/// <summary>A response (specification, section 7.1). Holds pooled memory: dispose it once it has been written.</summary>
public abstract class ExecutionResult : IDisposable
{
    public abstract ExecutionResultKind Kind { get; }

    /// <summary><c>data</c> is null, or missing.</summary>
    public abstract bool IsDataNull { get; }

    /// <summary>Null when there are none; never empty.</summary>
    public abstract IReadOnlyList<IError>? Errors { get; }

    /// <summary>The cost of the operation, if the request wants to know.</summary>
    internal OperationCost? ReportedCost { get; set; }

    /// <summary>Writes the response as one JSON object in UTF-8.</summary>
    public abstract void WriteTo(IBufferWriter<byte> output);

    public abstract void Dispose();

    private protected void WriteExtensions(Utf8JsonWriter writer)
    {
        if (ReportedCost is not { } cost)
        {
            return;
        }

        writer.WriteStartObject("extensions"u8);
        writer.WriteStartObject("operationCost"u8);
        writer.WritePropertyName("fieldCost"u8);
        ErrorWriter.WriteValue(writer, OperationCost.Tell(cost.FieldCost));
        writer.WritePropertyName("typeCost"u8);
        ErrorWriter.WriteValue(writer, OperationCost.Tell(cost.TypeCost));
        writer.WritePropertyName("responseSize"u8);
        ErrorWriter.WriteValue(writer, OperationCost.Tell(cost.ResponseSize));
        writer.WriteEndObject();
        writer.WriteEndObject();
    }
}
