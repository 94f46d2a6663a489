using System.Buffers;
using System.Collections.Concurrent;
using System.Text.Json;
using Cacao.Execution;

namespace Cacao.Http;

/// <summary>
/// A conversation in graphql-transport-ws, from the opened socket to its end: one message of the client after the other, while the
/// operations that were asked for run beside it.
/// </summary>
internal sealed class SocketSession(SocketConnection connection, SocketServices services) : ISocketSession, IDisposable
{
    // Most sockets have one operation or a few, and there are many sockets: small tables, with one lock each.
    private readonly ConcurrentDictionary<string, SocketOperation> _operations = new(concurrencyLevel: 1, capacity: 4, StringComparer.Ordinal);
    private readonly ConcurrentDictionary<SocketOperation, Task> _running = new(concurrencyLevel: 1, capacity: 4);
    private readonly CancellationTokenSource _initialized = new();
    private MessageRate _rate = new(services.Options.MaxMessagesPerSecond);
    private IDisposable? _place;
    private bool _isInitialized;
    private bool _isAcknowledged;

    public ISocketConnection Connection => connection;

    /// <summary>Talks until the socket is closed; then nothing of the conversation runs any more.</summary>
    public async Task RunAsync()
    {
        using var stopping = services.Stopping.Register(() => _ = connection.CloseAsync(CloseCode.GoingAway));
        var timers = Task.WhenAll(CloseUnlessInitializedAsync(), KeepAliveAsync());

        try
        {
            while (await ReceiveAsync().ConfigureAwait(false))
            {
            }
        }
        finally
        {
            connection.End();
            await Task.WhenAll([timers, .. _running.Values]).ConfigureAwait(false);
            await services.Interceptor.OnCloseAsync(this, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public void Dispose()
    {
        _place?.Dispose();
        _initialized.Dispose();
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

    /// <summary>Nothing more is sent for the operation, and its id may be used again.</summary>
    public void Release(SocketOperation operation) => _operations.TryRemove(KeyValuePair.Create(operation.Id, operation));

    /// <summary>The operation has ended.</summary>
    public void Remove(SocketOperation operation)
    {
        Release(operation);
        _running.TryRemove(operation, out _);
    }

    private async ValueTask<bool> ReceiveAsync()
    {
        using var buffer = new PooledBuffer();

        if (!await connection.ReceiveAsync(buffer).ConfigureAwait(false))
        {
            return false;
        }

        if (!_rate.TryTake())
        {
            await connection.CloseAsync(CloseCode.TooManyMessages).ConfigureAwait(false);
        }
        else if (SocketMessage.TryParse(buffer.Written, out var message) is { } mistake)
        {
            await connection.CloseAsync(CloseCode.Invalid(mistake)).ConfigureAwait(false);
        }
        else
        {
            await HandleAsync(message).ConfigureAwait(false);
        }

        return true;
    }

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
                if (_operations.TryGetValue(id, out var operation))
                {
                    Release(operation);
                    operation.Stop();
                }

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
                await _initialized.CancelAsync().ConfigureAwait(false);
                await SendAsync("connection_ack"u8).ConfigureAwait(false);
                _isAcknowledged = true;
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
        if (_operations.ContainsKey(id))
        {
            await connection.CloseAsync(CloseCode.SubscriberExists(id)).ConfigureAwait(false);
            return;
        }

        if (_running.Count >= services.Options.MaxOperations)
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
        _operations[id] = operation;
        _running[operation] = Task.CompletedTask;
        _running.TryUpdate(operation, operation.Start(), Task.CompletedTask);
    }

    /// <summary>The request keeps no more than its own bytes while it runs.</summary>
    private static IncomingRequest Read(ReadOnlyMemory<byte> payload)
    {
        var request = new IncomingRequest();
        var own = request.Rent(payload.Length).AsMemory(0, payload.Length);
        payload.CopyTo(own);

        return payload.IsEmpty ? request.Refuse(Refusals.NoDocument) : JsonRequestParser.ParseBody(own, request);
    }

    private async Task CloseUnlessInitializedAsync()
    {
        if (services.Options.ConnectionInitializationTimeout is not { } timeout)
        {
            return;
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(_initialized.Token, connection.RequestAborted);

        if (!await WaitAsync(timeout, either.Token).ConfigureAwait(false))
        {
            await connection.CloseAsync(CloseCode.InitializationTimeout).ConfigureAwait(false);
        }
    }

    /// <summary>Asks a silent client whether it is there, and cuts the connection of one that does not answer.</summary>
    private async Task KeepAliveAsync()
    {
        if (services.Options.KeepAliveInterval is not { } interval)
        {
            return;
        }

        while (!await WaitAsync(interval, connection.RequestAborted).ConfigureAwait(false))
        {
            if (connection.Silence >= 2 * interval)
            {
                connection.Abort();
            }
            else if (connection.Silence >= interval / 2)
            {
                await SendAsync("ping"u8).ConfigureAwait(false);
            }
        }
    }

    /// <summary>False when the time has passed, true when the token fired before.</summary>
    private static async Task<bool> WaitAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await Task.Delay(time, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return cancellationToken.IsCancellationRequested;
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
