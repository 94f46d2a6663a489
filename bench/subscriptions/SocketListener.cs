using System.Net.WebSockets;
using System.Text.Json;

namespace Orgs.Subscriptions;

/// <summary>A web socket in graphql-transport-ws.</summary>
internal sealed class SocketListener : IAsyncDisposable
{
    private readonly ClientWebSocket _socket = new();
    private Task _listening = Task.CompletedTask;

    private SocketListener() => _socket.Options.AddSubProtocol("graphql-transport-ws");

    public static async Task<IAsyncDisposable> OpenAsync(Uri server, string token, string organizationId, int subscriptions, Action heard)
    {
        var listener = new SocketListener();
        await listener._socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None);
        await listener.SendAsync(new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } });
        if (await listener.ReceiveAsync(new byte[1024]) is not "connection_ack")
        {
            throw new InvalidOperationException("The server did not let a listener in.");
        }

        for (var id = 1; id <= subscriptions; id++)
        {
            await listener.SendAsync(new { type = "subscribe", id = $"{id}", payload = Subscription.To(organizationId) });
        }

        listener._listening = listener.ListenAsync(heard);
        return listener;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _listening;
        _socket.Dispose();
    }

    private async Task ListenAsync(Action heard)
    {
        var buffer = new byte[1024];
        while (await ReceiveAsync(buffer) is { } type)
        {
            if (type == "next")
            {
                heard();
            }
        }
    }

    private async Task SendAsync(object message)
        => await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(message), WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None);

    /// <summary>The type of the next message; null when the socket is closed.</summary>
    private async Task<string?> ReceiveAsync(byte[] buffer)
    {
        try
        {
            var received = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            return received.MessageType is WebSocketMessageType.Close ? null : TypeOf(buffer.AsSpan(0, received.Count));
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            return null;
        }
    }

    private static string? TypeOf(ReadOnlySpan<byte> message)
    {
        var reader = new Utf8JsonReader(message);
        while (reader.Read())
        {
            if (reader.TokenType is JsonTokenType.PropertyName && reader.ValueTextEquals("type"u8))
            {
                reader.Read();
                return reader.GetString();
            }
        }

        return null;
    }
}
