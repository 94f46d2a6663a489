using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using System.Text;
using Cacao.Http;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Http;

/// <summary>graphql-transport-ws, message by message, against a real server.</summary>
public sealed class WebSocketTransportTests
{
    private const string Listen = "subscription { onMessage(room: \"a\") }";

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
        await client.SubscribeAsync("1", Listen);

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
    public async Task What_the_client_completes_ends_and_its_id_is_free_again()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        await client.SubscribeAsync("1", Listen);
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
        await client.SubscribeAsync("1", Listen);
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

        await client.SubscribeAsync("the id", Listen);
        await client.SubscribeAsync("the id", Listen);

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
            await client.SubscribeAsync($"{number}", Listen);
        }

        (await client.ReceiveAsync()).ShouldBe(
            """{"type":"error","id":"101","payload":[{"message":"100 operations run over this connection, and that is how many are allowed at the same time.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""");
        await client.SendAsync("""{"type":"ping"}""");
        (await client.ReceiveAsync()).ShouldBe("""{"type":"pong"}""");
    }

    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task A_user_has_twenty_sockets_and_no_more_until_one_is_closed()
    {
        await using var server = await LiveServer.StartAsync(build: builder => builder.AddSocketSessionInterceptor<NameTakingInterceptor>());
        var sockets = new List<SocketClient>();

        for (var number = 1; number <= 20; number++)
        {
            sockets.Add(await server.ConnectAsync("""{"name":"ann"}"""));
        }

        using var oneTooMany = await server.OpenAsync();
        await oneTooMany.SendAsync("""{"type":"connection_init","payload":{"name":"ann"}}""");
        var refused = await oneTooMany.ReceiveAsync();
        using var other = await server.ConnectAsync("""{"name":"ben"}""");
        sockets[0].Socket.Abort();
        await Task.Delay(200);
        using var again = await server.ConnectAsync("""{"name":"ann"}""");

        refused.ShouldBe("4429 Too many connections");
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task An_interceptor_can_refuse_and_what_it_finds_out_is_known_to_every_operation()
    {
        await using var server = await LiveServer.StartAsync(build: builder => builder.AddSocketSessionInterceptor<NameTakingInterceptor>());
        using var nobody = await server.OpenAsync();
        await nobody.SendAsync("""{"type":"connection_init"}""");
        using var ann = await server.ConnectAsync("""{"name":"ann"}""");

        await ann.SubscribeAsync("1", "{ userName }");

        (await nobody.ReceiveAsync()).ShouldBe("4403 Who are you?");
        (await ann.ReceiveAsync()).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"userName":"ann"}}}""");
    }

    [Fact]
    [Trait("Abuse", "TR-06")]
    public async Task A_page_of_another_site_cannot_connect_with_the_visitors_cookie()
    {
        await using var server = await LiveServer.StartAsync();

        var foreign = await UpgradeAsync(server, "https://evil.example", "session=1");
        var nothing = await UpgradeAsync(server, "null", "session=1");
        var own = await UpgradeAsync(server, server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), "session=1");
        var withoutCookie = await UpgradeAsync(server, "https://evil.example", null);

        foreign.ShouldBe(HttpStatusCode.Forbidden);
        nothing.ShouldBe(HttpStatusCode.Forbidden);
        own.ShouldBe(HttpStatusCode.SwitchingProtocols);
        withoutCookie.ShouldBe(HttpStatusCode.SwitchingProtocols);
    }

    [Fact]
    [Trait("Abuse", "DU-24")]
    public async Task A_server_that_stops_says_goodbye()
    {
        await using var server = await LiveServer.StartAsync();
        using var client = await server.ConnectAsync();
        await client.SubscribeAsync("1", Listen);

        var stopping = server.StopAsync();

        (await client.ReceiveAsync()).ShouldBe("1001 The server is shutting down.");
        await client.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        await stopping.WaitAsync(TimeSpan.FromSeconds(10));
    }

    [Fact]
    [Trait("Abuse", "TR-15")]
    public async Task Who_falls_behind_gets_what_was_kept_and_then_the_truth()
    {
        await using var server = await LiveServer.StartAsync(subscriptions: new SubscriptionOptions { TopicBufferCapacity = 2 });
        using var client = await server.ConnectAsync();
        await client.SubscribeAsync("1", Listen);
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

    [Fact]
    [Trait("Abuse", "TR-15")]
    public async Task Who_stops_reading_is_cut_off_and_costs_no_memory()
    {
        // There is room for everything, so that falling behind is not what ends it.
        await using var server = await LiveServer.StartAsync(
            options => options.SendTimeout = TimeSpan.FromSeconds(1), subscriptions: new SubscriptionOptions { TopicBufferCapacity = 10_001 });
        using var client = await server.ConnectAsync();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        await client.SubscribeAsync("1", Listen);
        await server.SayAsync("a", "first");
        var message = new string('x', 10_000);
        var before = GC.GetTotalMemory(forceFullCollection: true);

        // 100 MB, in the rhythm of a busy server rather than in one breath.
        for (var number = 0; number < 10_000; number++)
        {
            await server.Sender.SendAsync("room-a", message);

            if (number % 20 == 0)
            {
                await Task.Delay(1);
            }
        }

        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 0);

        // Of the whole process, in which other tests run as well.
        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(60_000_000);
        await Should.ThrowAsync<WebSocketException>(client.ReceiveCloseAsync);
    }

    private static async Task<HttpStatusCode> UpgradeAsync(LiveServer server, string origin, string? cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);

        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        try
        {
            await socket.ConnectAsync(server.SocketAddress, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // the status tells
        }

        return socket.HttpStatusCode;
    }

    private sealed class NameTakingInterceptor : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
        {
            if (connectionInitMessage.As<Dictionary<string, string>>()?.GetValueOrDefault("name") is not { } name)
            {
                return new(ConnectionStatus.Reject("Who are you?"));
            }

            session.Connection.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            return new(ConnectionStatus.Accept());
        }
    }
}
