using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>An open web socket.</summary>
public interface ISocketConnection
{
    /// <summary>The request that opened the socket. It lives as long as the socket; each operation has a context of its own beside it.</summary>
    HttpContext HttpContext { get; }

    bool IsClosed { get; }

    IServiceProvider RequestServices { get; }

    /// <summary>Fires when the connection has ended.</summary>
    CancellationToken RequestAborted { get; }

    /// <summary>Closes the socket, with everything that runs over it.</summary>
    Task CloseAsync(string message, ConnectionCloseReason reason, CancellationToken cancellationToken = default);

    /// <inheritdoc cref="CloseAsync(string, ConnectionCloseReason, CancellationToken)"/>
    Task CloseAsync(string message, int reason, CancellationToken cancellationToken = default);
}

/// <summary>A conversation over an open web socket.</summary>
public interface ISocketSession
{
    ISocketConnection Connection { get; }
}

/// <summary>The close codes of web sockets themselves (RFC 6455, section 7.4.1).</summary>
public enum ConnectionCloseReason
{
    NormalClosure = 1000,
    EndpointUnavailable = 1001,
    ProtocolError = 1002,
    InvalidMessageType = 1003,
    InvalidPayloadData = 1007,
    PolicyViolation = 1008,
    MessageTooBig = 1009,
    InternalServerError = 1011,
}
