using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>
/// A web socket with bounds on both ways: what comes in has a size, and what goes out is read in time or the connection is cut. One
/// reader, any number of writers.
/// </summary>
internal sealed class SocketConnection : ISocketConnection, IDisposable
{
    /// <summary>How long the client may take to answer when the socket is closed.</summary>
    private static readonly TimeSpan CloseTimeout = TimeSpan.FromSeconds(2);

    private readonly WebSocket _socket;
    private readonly GraphQLSocketOptions _options;
    private readonly CancellationTokenSource _ended = new();
    private readonly SemaphoreSlim _sending = new(1, 1);
    private long _lastReceived = Environment.TickCount64;
    private int _isClosing;

    public SocketConnection(HttpContext context, WebSocket socket, GraphQLSocketOptions options)
    {
        HttpContext = context;
        _socket = socket;
        _options = options;
        RequestAborted = _ended.Token;
    }

    public HttpContext HttpContext { get; }

    public IServiceProvider RequestServices => HttpContext.RequestServices;

    public CancellationToken RequestAborted { get; }

    public bool IsClosed => _isClosing != 0 || _socket.State is not WebSocketState.Open;

    /// <summary>How long nothing has come from the client.</summary>
    public TimeSpan Silence => TimeSpan.FromMilliseconds(Environment.TickCount64 - Volatile.Read(ref _lastReceived));

    /// <summary>
    /// Waits for a message and reads it into the buffer. False when there will be none: the socket has been closed, from whichever side.
    /// While nothing comes no memory is held. Cutting the connection ends the waiting, so that it needs no token.
    /// </summary>
    public async ValueTask<bool> ReceiveAsync(PooledBuffer buffer)
    {
        try
        {
            var result = await _socket.ReceiveAsync(Memory<byte>.Empty, CancellationToken.None).ConfigureAwait(false);

            while (true)
            {
                Volatile.Write(ref _lastReceived, Environment.TickCount64);

                if (result.MessageType is WebSocketMessageType.Close)
                {
                    await AnswerCloseAsync().ConfigureAwait(false);
                    return false;
                }

                if (_isClosing != 0)
                {
                    // only the answer to the close frame is still of interest
                    buffer.Clear();
                }
                else if (result.MessageType is WebSocketMessageType.Binary)
                {
                    await CloseAsync(CloseCode.Invalid("Messages are text.")).ConfigureAwait(false);
                }
                else if (buffer.Length > _options.MaxMessageSize)
                {
                    await CloseAsync(CloseCode.MessageTooBig).ConfigureAwait(false);
                }
                else if (result.EndOfMessage)
                {
                    return true;
                }

                result = await _socket.ReceiveAsync(buffer.GetMemory(), CancellationToken.None).ConfigureAwait(false);
                buffer.Advance(result.Count);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            return false;
        }
    }

    /// <summary>Sends a message. One that the client does not read in time cuts the connection; after its end nothing is sent.</summary>
    public async ValueTask SendAsync(ReadOnlyMemory<byte> message)
    {
        try
        {
            await _sending.WaitAsync(RequestAborted).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            return;
        }

        try
        {
            if (!IsClosed)
            {
                await SendInTimeAsync(_socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None)).ConfigureAwait(false);
            }
        }
        finally
        {
            _sending.Release();
        }
    }

    public Task CloseAsync(CloseCode code) => CloseAsync(code.Reason, code.Code, CancellationToken.None);

    public Task CloseAsync(string message, ConnectionCloseReason reason, CancellationToken cancellationToken = default)
        => CloseAsync(message, (int)reason, cancellationToken);

    public async Task CloseAsync(string message, int reason, CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _isClosing, 1) != 0)
        {
            return;
        }

        // Whoever does not read what is sent, or does not answer, is not waited for.
        RequestAborted.UnsafeRegister(static socket => ((WebSocket)socket!).Abort(), _socket);
        _ended.CancelAfter(CloseTimeout);

        try
        {
            await _sending.WaitAsync(RequestAborted).ConfigureAwait(false);

            try
            {
                if (_socket.State is WebSocketState.Open or WebSocketState.CloseReceived)
                {
                    await SendCloseAsync((WebSocketCloseStatus)reason, Shorten(message)).ConfigureAwait(false);
                }
            }
            finally
            {
                _sending.Release();
            }
        }
        catch (OperationCanceledException)
        {
            Abort();
        }
    }

    /// <summary>Cuts the connection.</summary>
    public void Abort()
    {
        _socket.Abort();
        _ended.Cancel();
    }

    /// <summary>Everything that runs over the socket is to end, because nobody will read from it any more.</summary>
    public void End() => _ended.Cancel();

    public void Dispose()
    {
        _socket.Dispose();
        _ended.Dispose();
        _sending.Dispose();
    }

    private async ValueTask AnswerCloseAsync()
    {
        if (Interlocked.Exchange(ref _isClosing, 1) == 0 && _socket.State is WebSocketState.CloseReceived)
        {
            await SendCloseAsync(_socket.CloseStatus ?? WebSocketCloseStatus.NormalClosure, null).ConfigureAwait(false);
        }
    }

    private ValueTask SendCloseAsync(WebSocketCloseStatus status, string? reason)
        => SendInTimeAsync(new ValueTask(_socket.CloseOutputAsync(status, reason, CancellationToken.None)));

    /// <summary>Nearly always there is room for what is sent, and nothing to wait for.</summary>
    private async ValueTask SendInTimeAsync(ValueTask sending)
    {
        if (sending.IsCompletedSuccessfully)
        {
            await sending.ConfigureAwait(false);
            return;
        }

        var sent = sending.AsTask();

        try
        {
            await sent.WaitAsync(_options.SendTimeout, RequestAborted).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or TimeoutException or IOException or ObjectDisposedException)
        {
            Abort();

            // It ends with that; the message's memory is not to be used by others before.
            await sent.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>A reason has at most 123 bytes.</summary>
    private static string Shorten(string reason)
    {
        var length = Math.Min(reason.Length, 123);

        while (System.Text.Encoding.UTF8.GetByteCount(reason.AsSpan(0, length)) > 123)
        {
            length--;
        }

        return reason[..length];
    }
}
