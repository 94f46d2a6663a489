using System.Buffers;
using System.Text.Json;
using Cacao.Execution;

namespace Cacao.Http;

/// <summary>
/// A conversation in graphql-transport-ws, from the opened socket to its end: one message of the client after the other, while the
/// operations that were asked for run beside it.
/// </summary>
internal sealed class SocketSession(SocketConnection connection, SocketServices services) : ISocketSession
{
    private readonly SocketOperations _operations = new();
    private MessageRate _rate = new(services.Options.MaxMessagesPerSecond);
    private Timer? _timer;
    private IDisposable? _place;
    private bool _isInitialized;
    private volatile bool _isAcknowledged;

    public ISocketConnection Connection => connection;

    /// <summary>Talks until the socket is closed; then nothing of the conversation runs any more.</summary>
    public async Task RunAsync()
    {
        using var stopping = services.Stopping.UnsafeRegister(
            static connection => _ = ((SocketConnection)connection!).CloseAsync(CloseCode.GoingAway), connection);
        using var message = new PooledBuffer();
        await using var timer = new Timer(static session => ((SocketSession)session!).OnTime(), this, Timeout.Infinite, Timeout.Infinite);
        _timer = timer;
        SetTimer();

        try
        {
            while (await connection.ReceiveAsync(message).ConfigureAwait(false))
            {
                await HandleAsync(message.Written).ConfigureAwait(false);
                message.Release();
            }
        }
        finally
        {
            connection.End();
            await _operations.StopAsync().ConfigureAwait(false);
            _place?.Dispose();
            await services.Interceptor.OnCloseAsync(this, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Sends <c>next</c>.</summary>
    public ValueTask SendNextAsync(string id, ExecutionResult result) => SendAsync("next"u8, id, result.WriteTo);

    /// <summary>Sends <c>error</c>, which ends the operation.</summary>
    public ValueTask SendErrorAsync(string id, IReadOnlyList<Errors.IError> errors)
        => SendAsync("error"u8, id, output =>
        {
            using var lease = ResponseWriter.Rent(output);
            lease.Writer.WriteStartArray();

            foreach (var error in errors)
            {
                ErrorWriter.Write(lease.Writer, error);
            }

            lease.Writer.WriteEndArray();
        });

    /// <summary>Sends <c>complete</c>.</summary>
    public ValueTask SendCompleteAsync(string id) => SendAsync("complete"u8, id);

    /// <summary>The operation has ended.</summary>
    public void Remove(SocketOperation operation) => _operations.Remove(operation);

    private ValueTask HandleAsync(ReadOnlyMemory<byte> bytes)
        => !_rate.TryTake() ? new ValueTask(connection.CloseAsync(CloseCode.TooManyMessages))
            : SocketMessage.TryParse(bytes, out var message) is { } mistake ? new ValueTask(connection.CloseAsync(CloseCode.Invalid(mistake)))
            : HandleAsync(message);

    private async ValueTask HandleAsync(SocketMessage message)
    {
        switch (message)
        {
            case { Type: "connection_init" }:
                await InitializeAsync(message.Payload).ConfigureAwait(false);
                break;
            case { Type: "ping" }:
                await SendAsync("pong"u8).ConfigureAwait(false);
                break;
            case { Type: "pong" }:
                break;
            case { Type: "subscribe" } when !_isAcknowledged:
                await connection.CloseAsync(CloseCode.Unauthorized).ConfigureAwait(false);
                break;
            case { Type: "subscribe", Id: { } id }:
                await SubscribeAsync(id, message.Payload).ConfigureAwait(false);
                break;
            case { Type: "complete", Id: { } id }:
                _operations.Find(id)?.Stop();
                break;
            case { Type: "subscribe" or "complete" }:
                await connection.CloseAsync(CloseCode.Invalid("The message has no 'id'.")).ConfigureAwait(false);
                break;
            default:
                await connection.CloseAsync(CloseCode.Invalid("The message is of a type that a client does not send.")).ConfigureAwait(false);
                break;
        }
    }

    private async ValueTask InitializeAsync(ReadOnlyMemory<byte> payload)
    {
        if (_isInitialized)
        {
            await connection.CloseAsync(CloseCode.TooManyInitializations).ConfigureAwait(false);
            return;
        }

        _isInitialized = true;

        try
        {
            var status = await services.Interceptor.OnConnectAsync(this, new MessagePayload(payload), connection.RequestAborted).ConfigureAwait(false);

            if (!status.Accepted)
            {
                await connection.CloseAsync(CloseCode.Forbidden(status.Message)).ConfigureAwait(false);
            }
            else if ((_place = services.Connections.TryEnter(connection.HttpContext)) is null)
            {
                await connection.CloseAsync(CloseCode.TooManyConnections).ConfigureAwait(false);
            }
            else
            {
                _isAcknowledged = true;
                SetTimer();
                await SendAsync("connection_ack"u8).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (!connection.RequestAborted.IsCancellationRequested)
        {
            SocketLog.ConnectFailed(services.Logger, exception);
            await connection.CloseAsync(CloseCode.InternalError).ConfigureAwait(false);
        }
    }

    private async ValueTask SubscribeAsync(string id, ReadOnlyMemory<byte> payload)
    {
        if (_operations.Find(id) is not null)
        {
            await connection.CloseAsync(CloseCode.SubscriberExists(id)).ConfigureAwait(false);
            return;
        }

        if (_operations.Count >= services.Options.MaxOperations)
        {
            await SendErrorAsync(id, [Refusals.TooManyOperations(services.Options.MaxOperations).ToError()]).ConfigureAwait(false);
            return;
        }

        var request = Read(payload);

        if (request.Refusal is { } refusal)
        {
            request.Dispose();
            await connection.CloseAsync(CloseCode.Invalid(refusal.Message)).ConfigureAwait(false);
            return;
        }

        var operation = new SocketOperation(id, request, this, services);
        _operations.Add(operation);
        operation.Start();
    }

    /// <summary>The request keeps no more than its own bytes while it runs.</summary>
    private static IncomingRequest Read(ReadOnlyMemory<byte> payload)
    {
        var request = new IncomingRequest();
        var own = request.Rent(payload.Length).AsMemory(0, payload.Length);
        payload.CopyTo(own);

        return payload.IsEmpty ? request.Refuse(Refusals.NoDocument) : JsonRequestParser.ParseBody(own, request);
    }

    /// <summary>One timer does both: until the client has said who it is it waits for that, and afterwards for signs of life.</summary>
    private void SetTimer()
    {
        var interval = services.Options.KeepAliveInterval ?? Timeout.InfiniteTimeSpan;
        _timer!.Change(_isAcknowledged ? interval : services.Options.ConnectionInitializationTimeout ?? interval, interval);
    }

    private void OnTime()
    {
        if (!_isAcknowledged && services.Options.ConnectionInitializationTimeout is not null)
        {
            _ = connection.CloseAsync(CloseCode.InitializationTimeout);
        }
        else if (services.Options.KeepAliveInterval is { } interval)
        {
            KeepAlive(interval);
        }
    }

    /// <summary>Asks a silent client whether it is there, and cuts the connection of one that does not answer.</summary>
    private void KeepAlive(TimeSpan interval)
    {
        if (connection.Silence >= 2 * interval)
        {
            connection.Abort();
        }
        else if (connection.Silence >= interval / 2)
        {
            _ = SendAsync("ping"u8).AsTask();
        }
    }

    private ValueTask SendAsync(ReadOnlySpan<byte> type, string? id = null, Action<IBufferWriter<byte>>? writePayload = null)
    {
        var buffer = new PooledBuffer();

        try
        {
            buffer.Write("{\"type\":\""u8);
            buffer.Write(type);
            buffer.Write("\""u8);

            if (id is not null)
            {
                buffer.Write(",\"id\":\""u8);
                buffer.Write(JsonEncodedText.Encode(id).EncodedUtf8Bytes);
                buffer.Write("\""u8);
            }

            if (writePayload is not null)
            {
                buffer.Write(",\"payload\":"u8);
                writePayload(buffer);
            }

            buffer.Write("}"u8);
        }
        catch
        {
            buffer.Dispose();
            throw;
        }

        return SendAsync(buffer);
    }

    private async ValueTask SendAsync(PooledBuffer buffer)
    {
        using (buffer)
        {
            await connection.SendAsync(buffer.Written).ConfigureAwait(false);
        }
    }
}
