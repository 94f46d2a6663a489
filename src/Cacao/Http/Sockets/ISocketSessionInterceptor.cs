using Cacao.Execution;

namespace Cacao.Http;

/// <summary>Decides who may connect a web socket, and sees what is asked over it.</summary>
public interface ISocketSessionInterceptor
{
    /// <summary>The client says who it is. What is found out is put beside the socket's <see cref="ISocketConnection.HttpContext"/>.</summary>
    ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken = default);

    /// <summary>Before an operation is executed. The current HttpContext is the operation's own, and what is set there is seen by this operation alone.</summary>
    ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default);

    /// <summary>After an operation has ended.</summary>
    ValueTask OnCompleteAsync(ISocketSession session, string operationSessionId, CancellationToken cancellationToken = default);

    /// <summary>The socket is closed.</summary>
    ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default);
}

/// <summary>Lets everybody connect. To be derived from.</summary>
public class DefaultSocketSessionInterceptor : ISocketSessionInterceptor
{
    public virtual ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session,
        IOperationMessagePayload connectionInitMessage,
        CancellationToken cancellationToken = default)
        => new(ConnectionStatus.Accept());

    public virtual ValueTask OnRequestAsync(
        ISocketSession session,
        string operationSessionId,
        OperationRequestBuilder requestBuilder,
        CancellationToken cancellationToken = default)
        => default;

    public virtual ValueTask OnCompleteAsync(ISocketSession session, string operationSessionId, CancellationToken cancellationToken = default)
        => default;

    public virtual ValueTask OnCloseAsync(ISocketSession session, CancellationToken cancellationToken = default) => default;
}

/// <summary>The payload of a message, as the application wants to read it.</summary>
public interface IOperationMessagePayload
{
    /// <summary>The payload; null when there is none, or none of this form.</summary>
    T? As<T>()
        where T : class;
}

/// <summary>Whether a client may connect.</summary>
public sealed class ConnectionStatus
{
    private ConnectionStatus(bool accepted, string message) => (Accepted, Message) = (accepted, message);

    public bool Accepted { get; }

    public string Message { get; }

    public static ConnectionStatus Accept() => new(true, "Your connection was accepted.");

    public static ConnectionStatus Reject(string message = "Your connection was rejected.") => new(false, message);
}
