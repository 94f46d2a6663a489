using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>What execution logs. Never documents, variables or values: they may hold personal data.</summary>
internal static partial class ExecutionLog
{
    [LoggerMessage(1, LogLevel.Error, "Unexpected exception while a GraphQL request was executed (trace {TraceId})")]
    public static partial void UnexpectedException(ILogger logger, Exception exception, string traceId);
}
