using System.Net.WebSockets;

namespace Cacao.Tests.Http;

/// <summary>graphql-transport-ws, message by message, against a real server.</summary>
public sealed class WebSocketTransportTests
{
    [Fact]
    public async Task Events_come_in_order_and_the_end_is_told()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("1", "subscription ($to: Int!) { onCount(to: $to) }", new { to = 3 });

        (await client.ReceiveAsync(4)).ShouldBe([
            """{"type":"next","id":"1","payload":{"data":{"onCount":1}}}""",
            """{"type":"next","id":"1","payload":{"data":{"onCount":2}}}""",
            """{"type":"next","id":"1","payload":{"data":{"onCount":3}}}""",
            """{"type":"complete","id":"1"}""",
        ]);
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    public async Task Queries_and_mutations_have_one_result()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("q", "{ hello(name: \"Ada\") }");
        var query = await client.ReceiveAsync(2);
        await client.SubscribeAsync("m", "mutation { say(room: \"nobody\", message: \"hi\") }");
        var mutation = await client.ReceiveAsync(2);

        query.ShouldBe(["""{"type":"next","id":"q","payload":{"data":{"hello":"Hello, Ada"}}}""", """{"type":"complete","id":"q"}"""]);
        mutation.ShouldBe(["""{"type":"next","id":"m","payload":{"data":{"say":true}}}""", """{"type":"complete","id":"m"}"""]);
    }

    [Fact]
    public async Task An_event_that_fails_is_an_error_of_its_own_and_the_next_one_comes()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SubscribeAsync("1", LiveServer.Listen);

        await server.SayAsync("a", "bad");
        await server.SayAsync("a", "good");

        (await client.ReceiveAsync()).ShouldBe(
            """{"type":"next","id":"1","payload":{"errors":[{"message":"Not in a.","locations":[{"line":1,"column":16}],"path":["onMessage"],"extensions":{"code":"BAD"}}],"data":null}}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"onMessage":"good"}}}""");
    }

    [Theory]
    [InlineData("subscription { onNothing }", "onNothing")]
    [InlineData("subscription { onCount(to: }", "Syntax Error")]
    [InlineData("subscription { onRefused }", "\"path\":[\"onRefused\"],\"extensions\":{\"code\":\"AUTH_NOT_AUTHORIZED\"}")]
    public async Task What_cannot_be_subscribed_to_is_an_error_message_and_the_socket_stays(string document, string expected)
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("1", document);
        var error = await client.ReceiveAsync();
        await client.SubscribeAsync("1", "{ hello(name: \"Ada\") }");

        error.ShouldStartWith("""{"type":"error","id":"1","payload":[{"message":""");
        error.ShouldContain(expected);
        (await client.ReceiveAsync()).ShouldContain("Hello, Ada");
    }

    [Fact]
    public async Task A_source_that_fails_ends_the_subscription_with_an_error()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("1", "subscription { onBroken }");

        (await client.ReceiveAsync()).ShouldContain("\"next\"");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"error","id":"1","payload":[{"message":"The source is dry."}]}""");
    }

    [Fact]
    public async Task Every_event_has_services_of_its_own()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("1", "subscription { onScope(to: 3) }");
        var events = await client.ReceiveAsync(3);

        events.Distinct().Count().ShouldBe(3);
    }

    [Fact]
    public async Task A_source_has_its_services_for_as_long_as_it_is_read()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();

        await client.SubscribeAsync("1", "subscription { onLook }");
        var events = await client.ReceiveAsync(3);

        events.Distinct().ShouldHaveSingleItem().ShouldContain("there");
    }

    [Fact]
    public async Task What_the_client_completes_ends_and_its_id_is_free_again()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        await client.SubscribeAsync("1", LiveServer.Listen);
        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 1);

        await client.SendAsync("""{"type":"complete","id":"1"}""");
        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 0);
        await client.SubscribeAsync("1", "{ hello(name: \"Ada\") }");

        (await client.ReceiveAsync()).ShouldContain("Hello, Ada");
    }

    [Fact]
    public async Task A_client_that_goes_takes_its_subscriptions_with_it()
    {
        await using var server = await LiveServer.StartAsync();
        var client = await server.ConnectAsync();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        await client.SubscribeAsync("1", LiveServer.Listen);
        await client.SubscribeAsync("2", "{ forever }");
        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 1);

        client.Socket.Abort();

        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 0);
    }

    [Fact]
    public async Task Pings_are_answered_before_and_after_the_start()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.OpenAsync();

        await client.SendAsync("""{"type":"ping","payload":{"a":1}}""");
        var before = await client.ReceiveAsync();
        await client.InitializeAsync("null");
        await client.SendAsync("""{"type":"pong"}""");
        await client.SendAsync("""{"type":"ping"}""");

        before.ShouldBe("""{"type":"pong"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task A_silent_client_is_asked_and_one_that_does_not_answer_is_cut_off()
    {
        await using var server = await LiveServer.StartAsync(options => options.KeepAliveInterval = TimeSpan.FromMilliseconds(300));
        using var client = await server.ConnectAsync();

        (await client.ReceiveAsync()).ShouldBe("""{"type":"ping"}""");

        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            while (true)
            {
                await client.ReceiveAsync();
            }
        });
    }

    [Fact]
    [Trait("Abuse", "DU-24")]
    public async Task A_server_that_stops_says_goodbye()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SubscribeAsync("1", LiveServer.Listen);

        var stopping = server.StopAsync();

        (await client.ReceiveAsync()).ShouldBe("1001 The server is shutting down.");
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }
}
