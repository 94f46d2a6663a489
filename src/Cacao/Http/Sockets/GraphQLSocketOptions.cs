namespace Cacao.Http;

/// <summary>What a client may do over web sockets and event streams.</summary>
public sealed class GraphQLSocketOptions
{
    /// <summary>How long a socket may be open before the client says who it is; null for any time.</summary>
    public TimeSpan? ConnectionInitializationTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How long a connection may be silent before the server asks whether the client is still there; a socket that does not answer for
    /// as long again is closed. Null never asks.
    /// </summary>
    public TimeSpan? KeepAliveInterval { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How often an event stream with nothing to tell gets a comment, so that nothing in between takes it for dead; null for never.</summary>
    public TimeSpan? EventStreamKeepAliveInterval { get; set; } = TimeSpan.FromSeconds(12);

    /// <summary>How long a client may take to read a message before its connection is cut.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Bytes of one message from the client.</summary>
    public int MaxMessageSize { get; set; } = 64 * 1024;

    /// <summary>Messages from one client in a second.</summary>
    public int MaxMessagesPerSecond { get; set; } = 200;

    /// <summary>Operations that run at the same time over one socket, and event streams one user may have open.</summary>
    public int MaxOperations { get; set; } = 100;

    /// <summary>Sockets of one user.</summary>
    public int MaxConnectionsPerUser { get; set; } = 20;

    /// <summary>Sockets from one network address that nobody has signed in on.</summary>
    public int MaxAnonymousConnectionsPerAddress { get; set; } = 200;
}
