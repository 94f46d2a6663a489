using System.Net.WebSockets;
using Cacao.Http;
using Cacao.Types;

namespace Cacao.Tests.Http;

/// <summary>How much a client may say, ask for and leave unread.</summary>
public sealed class WebSocketLimitTests
{
    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task A_message_that_is_too_big_closes_the_socket()
    {
        new GraphQLSocketOptions().MaxMessageSize.ShouldBe(64 * 1024);
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SendAsync($$$"""{"type":"ping","payload":{"a":"{{{new string('x', 300 * 1024)}}}"}}""");

        (await client.ReceiveAsync()).ShouldBe("1009 The message is too big.");
    }

    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task Too_many_messages_close_the_socket()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        try
        {
            for (var message = 0; message < 1_000; message++)
            {
                await client.SendAsync("""{"type":"pong"}""");
            }
        }
        catch (WebSocketException)
        {
            // closed before all were sent
        }

        (await client.ReceiveAsync()).ShouldBe("1008 Too many messages.");
    }

    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task A_hundred_operations_run_over_one_socket_and_the_next_is_refused()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        for (var number = 1; number <= 101; number++)
        {
            await client.SubscribeAsync($"{number}", LiveServer.Listen);
        }

        (await client.ReceiveAsync()).ShouldBe(
            """{"type":"error","id":"101","payload":[{"message":"100 operations run over this connection, and that is how many are allowed at the same time.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""");
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    [Trait("Abuse", "TR-15")]
    public async Task Who_falls_behind_gets_what_was_kept_and_then_the_truth()
    {
        await using var server = await LiveServer.StartAsync(subscriptions: new SubscriptionOptions { TopicBufferCapacity = 2 });
        using var client = await server.ConnectAsync();
        await client.SubscribeAsync("1", LiveServer.Listen);
        await server.SayAsync("a", "first");

        for (var number = 0; number < 1_000; number++)
        {
            await server.Sender.SendAsync("room-a", new string('x', 10));
        }

        string last;

        do
        {
            last = await client.ReceiveAsync();
        }
        while (last.Contains("\"next\"", StringComparison.Ordinal));

        last.ShouldStartWith("""{"type":"error","id":"1","payload":[{"message":"The subscription has ended: more than 2 events waited""");
        last.ShouldContain("SUBSCRIBER_TOO_SLOW");
    }
}
