using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>A web socket to the running server, in graphql-transport-ws.</summary>
public sealed class LiveSocket : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly ClientWebSocket _socket = new();

    private LiveSocket()
    {
    }

    /// <summary>What the upgrade was answered with.</summary>
    public HttpStatusCode UpgradeStatus => _socket.HttpStatusCode;

    /// <summary>A socket on which nothing has been said yet; or none, and then the status says why.</summary>
    public static async Task<LiveSocket> OpenAsync(string address, string subprotocol = "graphql-transport-ws", params (string Name, string Value)[] headers)
    {
        var live = new LiveSocket();
        live._socket.Options.AddSubProtocol(subprotocol);
        live._socket.Options.CollectHttpResponseDetails = true;
        foreach (var (name, value) in headers)
        {
            live._socket.Options.SetRequestHeader(name, value);
        }

        try
        {
            await live._socket.ConnectAsync(new UriBuilder(address) { Scheme = "ws", Path = "/graphql" }.Uri, CancellationToken.None).WaitAsync(_patience);
        }
        catch (WebSocketException) when (live.UpgradeStatus != HttpStatusCode.SwitchingProtocols)
        {
            // the status says it
        }

        return live;
    }

    /// <summary>A socket of somebody who shows a token, ready for operations.</summary>
    public static async Task<LiveSocket> ConnectAsync(string address, string? token)
    {
        var live = await OpenAsync(address);
        await live.InitializeAsync(token);
        (await live.ReceiveAsync()).ShouldBe("""{"type":"connection_ack"}""");
        return live;
    }

    public Task InitializeAsync(string? token)
        => SendAsync(token is null
            ? """{"type":"connection_init"}"""
            : JsonSerializer.Serialize(new { type = "connection_init", payload = new { Authorization = $"Bearer {token}" } }));

    public async Task SendAsync(string message)
        => await _socket.SendAsync(Encoding.UTF8.GetBytes(message), WebSocketMessageType.Text, true, CancellationToken.None).WaitAsync(_patience);

    public Task SubscribeAsync(string id, string query, object? variables = null)
        => SendAsync(JsonSerializer.Serialize(new { type = "subscribe", id, payload = new { query, variables } }));

    /// <summary>The next message; the close code and reason when the server has closed the socket.</summary>
    public async Task<string> ReceiveAsync()
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        while (true)
        {
            var result = await _socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None).AsTask().WaitAsync(_patience);
            length += result.Count;
            if (result.MessageType is WebSocketMessageType.Close)
            {
                return $"{(int)_socket.CloseStatus!} {_socket.CloseStatusDescription}";
            }

            if (result.EndOfMessage)
            {
                return Encoding.UTF8.GetString(buffer, 0, length);
            }
        }
    }

    /// <summary>The next message that is no echo of <see cref="Listening.WaitUntilHeardAsync"/>.</summary>
    public async Task<string> ReceiveNewsAsync()
    {
        while (true)
        {
            if (await ReceiveAsync() is { } message && !Listening.IsEcho(message))
            {
                return message;
            }
        }
    }

    /// <summary>The payload of the next event.</summary>
    public async Task<Answer> ReceiveEventAsync()
    {
        var message = await ReceiveNewsAsync();
        message.ShouldStartWith("""{"type":"next",""");
        return new Answer(200, JsonDocument.Parse(message).RootElement.GetProperty("payload").GetRawText(), []);
    }

    public void Dispose() => _socket.Dispose();
}
