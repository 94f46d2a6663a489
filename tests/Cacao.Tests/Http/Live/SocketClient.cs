using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Cacao.Tests.Http;

/// <summary>A web socket of which a test sees every message and the close code.</summary>
internal sealed class SocketClient(ClientWebSocket socket) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public ClientWebSocket Socket => socket;

    public HttpStatusCode UpgradeStatus => socket.HttpStatusCode;

    public async Task ConnectAsync(Uri address) => await socket.ConnectAsync(address, CancellationToken.None).WaitAsync(Patience);

    public async Task InitializeAsync(string? payload = null)
    {
        await SendAsync(payload is null ? """{"type":"connection_init"}""" : $$"""{"type":"connection_init","payload":{{payload}}}""");
        (await ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
    }

    public Task SendAsync(string message) => SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text);

    public async Task SendAsync(byte[] message, WebSocketMessageType type)
        => await socket.SendAsync(message, type, endOfMessage: true, CancellationToken.None).WaitAsync(Patience);

    public Task SubscribeAsync(string id, string query, object? variables = null)
        => SendAsync(JsonSerializer.Serialize(new { type = "subscribe", id, payload = new { query, variables } }));

    /// <summary>The next message of the server; its close code and reason when it closes the socket.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[1024 * 1024];
        var length = 0;

        while (true)
        {
            var result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask().WaitAsync(Patience);
            length += result.Count;

            if (result.MessageType is WebSocketMessageType.Close)
            {
                return $"{(int)socket.CloseStatus!} {socket.CloseStatusDescription}";
            }

            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    public async Task<IReadOnlyList<string>> ReceiveAsync(int count)
    {
        var messages = new List<string>();

        while (messages.Count < count)
        {
            messages.Add(await ReceiveAsync());
        }

        return messages;
    }

    /// <summary>The close code; what comes before it is passed over.</summary>
    public async Task<string> ReceiveCloseAsync()
    {
        while (true)
        {
            if (await ReceiveAsync() is { } message && !message.StartsWith('{'))
            {
                return message;
            }
        }
    }

    public void Dispose() => socket.Dispose();
}
