using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>What execution logs. Never documents, variables or values: they may hold personal data.</summary>
internal static partial class ExecutionLog
{
    [LoggerMessage(1, LogLevel.Error, "Unexpected exception in the GraphQL {OperationType} {OperationName} of user {User} (trace {TraceId})")]
    public static partial void UnexpectedException(
        ILogger logger, Exception exception, string? operationType, string? operationName, string? user, string traceId);

    [LoggerMessage(2, LogLevel.Debug, "GraphQL {OperationType} {OperationName} of user {User} took {Milliseconds:0.0} ms, error {Error} (trace {TraceId})")]
    public static partial void Executed(
        ILogger logger, string? operationType, string? operationName, string? user, double milliseconds, string? error, string? traceId);
}
