using System.Net.WebSockets;
using System.Text;
using Cacao.Http;

namespace Cacao.Tests.Http;

/// <summary>What breaks graphql-transport-ws, and the code that closes the socket for it.</summary>
public sealed class WebSocketProtocolTests
{
    [Theory]
    [Trait("Abuse", "TR-07")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"{ hello(name: \"Ada\") }"}}""")]
    [InlineData("""{"type":"subscribe","id":"1","payload":{"query":"subscription { onCount(to: 1) }"}}""")]
    public async Task Who_subscribes_before_the_start_gets_nothing_but_4401(string message)
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.OpenAsync();

        await client.SendAsync(message);

        (await client.ReceiveAsync()).ShouldBe("4401 Unauthorized");
    }

    [Theory]
    [Trait("Abuse", "TR-08")]
    [InlineData("graphql-ws")]
    [InlineData("something-else")]
    public async Task Other_subprotocols_are_refused(string subprotocol)
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.OpenAsync(subprotocol);

        (await client.ReceiveAsync()).ShouldBe("4406 Subprotocol not acceptable");
        client.Socket.SubProtocol.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "TR-09")]
    public async Task Who_does_not_start_in_time_is_closed()
    {
        new GraphQLSocketOptions().ConnectionInitializationTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        await using var server = await LiveServer.StartAsync(options => options.ConnectionInitializationTimeout = TimeSpan.FromMilliseconds(100));
        using var client = await server.OpenAsync();

        (await client.ReceiveAsync()).ShouldBe("4408 Connection initialisation timeout");
    }

    [Fact]
    [Trait("Abuse", "TR-09")]
    public async Task Who_starts_twice_is_closed()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync("""{"type":"connection_init"}""");

        (await client.ReceiveAsync()).ShouldBe("4429 Too many initialisation requests");
    }

    [Fact]
    [Trait("Abuse", "TR-09")]
    public async Task Who_uses_an_id_twice_is_closed()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("the id", LiveServer.Listen);
        await client.SubscribeAsync("the id", LiveServer.Listen);

        (await client.ReceiveAsync()).ShouldBe("4409 Subscriber for the id already exists");
    }

    public static TheoryData<string> Junk =>
    [
        "",
        "junk",
        "[]",
        "null",
        "{}",
        """{"type":1}""",
        """{"type":"connection_ack"}""",
        """{"type":"start","id":"1","payload":{"query":"{ hello }"}}""",
        """{"type":"ping","payload":"text"}""",
        """{"type":"subscribe"}""",
        """{"type":"subscribe","id":"1"}""",
        """{"type":"subscribe","id":"1","payload":{}}""",
        """{"type":"subscribe","id":"","payload":{"query":"{ hello }"}}""",
        """{"type":"subscribe","id":1,"payload":{"query":"{ hello }"}}""",
        """{"type":"subscribe","id":"1","payload":{"query":1}}""",
        """{"type":"subscribe","id":"1","payload":{"query":"{ hello }","variables":[]}}""",
        """{"type":"subscribe","id":"1","payload":[{"query":"{ hello }"}]}""",
        """{"type":"ping","type":"pong"}""",
        """{"type":"ping"} {"type":"ping"}""",
        $$$"""{"type":"ping","payload":{"a":{{{new string('[', 100)}}}{{{new string(']', 100)}}} } }""",
        $$"""{"type":"complete","id":"{{new string('x', 300)}}"}""",
    ];

    [Theory]
    [Trait("Abuse", "TR-09")]
    [MemberData(nameof(Junk))]
    public async Task Junk_closes_the_socket(string message)
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync(message);

        (await client.ReceiveAsync()).ShouldStartWith("4400 ");
    }

    [Fact]
    [Trait("Abuse", "TR-09")]
    public async Task Bytes_that_are_no_text_close_the_socket()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync(Encoding.UTF8.GetBytes("""{"type":"ping"}"""), WebSocketMessageType.Binary);

        (await client.ReceiveAsync()).ShouldBe("4400 Messages are text.");
    }
}
