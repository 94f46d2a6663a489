using Cacao.Execution;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Cacao.Http;

/// <summary>What all sockets of an endpoint share.</summary>
internal sealed record SocketServices(
    IRequestExecutor Executor,
    IServiceScopeFactory Scopes,
    ISocketSessionInterceptor Interceptor,
    GraphQLSocketOptions Options,
    ConnectionCounter Connections,
    ILogger Logger,
    CancellationToken Stopping);

/// <summary>What sockets log. Never messages: they may hold tokens and personal data.</summary>
internal static partial class SocketLog
{
    [LoggerMessage(2, LogLevel.Error, "Unexpected exception while a client connected a web socket")]
    public static partial void ConnectFailed(ILogger logger, Exception exception);

    [LoggerMessage(3, LogLevel.Error, "Unexpected exception while an operation ran over a web socket")]
    public static partial void OperationFailed(ILogger logger, Exception exception);
}
