using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Cacao.Types;

namespace Cacao.Tests.Http;

/// <summary>GraphQL over SSE, one connection for each operation, against a real server.</summary>
public sealed class EventStreamTransportTests
{
    [Fact]
    public async Task Events_come_in_order_and_the_end_is_told()
    {
        await using var server = await LiveServer.StartAsync();

        using var response = await PostAsync(server, "subscription { onCount(to: 2) }");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/event-stream; charset=utf-8");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        (await response.Content.ReadAsStringAsync()).ShouldBe(
            """
            :

            event: next
            data: {"data":{"onCount":1}}

            event: next
            data: {"data":{"onCount":2}}

            event: complete
            data:


            """);
    }

    [Fact]
    public async Task GET_takes_subscriptions_and_queries_but_no_mutation()
    {
        await using var server = await LiveServer.StartAsync();

        using var subscription = await GetAsync(server, "subscription { onCount(to: 1) }");
        using var query = await GetAsync(server, "{ hello(name: \"Ada\") }");
        using var mutation = await GetAsync(server, "mutation { say(room: \"a\", message: \"b\") }");

        (await subscription.Content.ReadAsStringAsync()).ShouldContain("""data: {"data":{"onCount":1}}""");
        (await query.Content.ReadAsStringAsync()).ShouldContain("""data: {"data":{"hello":"Hello, Ada"}}""");
        (await mutation.Content.ReadAsStringAsync()).ShouldContain("METHOD_NOT_ALLOWED");
    }

    [Fact]
    public async Task What_cannot_be_subscribed_to_is_told_as_the_only_event()
    {
        await using var server = await LiveServer.StartAsync();

        using var response = await PostAsync(server, "subscription { onRefused }");

        (await response.Content.ReadAsStringAsync()).ShouldBe(
            """
            :

            event: next
            data: {"errors":[{"message":"Not for you.","locations":[{"line":1,"column":16}],"path":["onRefused"],"extensions":{"code":"AUTH_NOT_AUTHORIZED"}}]}

            event: complete
            data:


            """);
    }

    [Fact]
    public async Task A_client_that_takes_JSON_as_gladly_gets_single_results_as_JSON()
    {
        await using var server = await LiveServer.StartAsync();
        const string Accept = "application/graphql-response+json, application/json, text/event-stream, multipart/mixed";

        using var query = await PostAsync(server, "{ hello(name: \"Ada\") }", Accept);
        using var subscription = await PostAsync(server, "subscription { onCount(to: 1) }", Accept);

        query.Content.Headers.ContentType!.MediaType.ShouldBe("application/graphql-response+json");
        subscription.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
    }

    [Fact]
    public async Task A_stream_with_nothing_to_tell_is_kept_alive()
    {
        await using var server = await LiveServer.StartAsync(options => options.EventStreamKeepAliveInterval = TimeSpan.FromMilliseconds(50));
        using var response = await PostAsync(server, LiveServer.Listen);
        using var reader = new StreamReader(await response.Content.ReadAsStreamAsync());

        for (var comment = 0; comment < 4; comment++)
        {
            (await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10))).ShouldBe(":");
            (await reader.ReadLineAsync()).ShouldBe("");
        }

        await server.SayAsync("a", "still there");
        string? line;

        do
        {
            line = await reader.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10));
        }
        while (line is ":" or "");

        line.ShouldBe("event: next");
    }

    [Fact]
    public async Task A_client_that_goes_takes_its_subscription_with_it()
    {
        await using var server = await LiveServer.StartAsync();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        var response = await PostAsync(server, LiveServer.Listen);
        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 1);

        response.Dispose();

        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 0);
    }

    [Fact]
    [Trait("Abuse", "TR-16")]
    public async Task A_page_of_another_site_gets_no_stream_with_the_visitors_cookie()
    {
        await using var server = await LiveServer.StartAsync();

        using var post = await PostAsync(server, LiveServer.Listen, configure: Foreign);
        using var get = await GetAsync(server, LiveServer.Listen, Foreign);

        post.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        get.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        static void Foreign(HttpRequestMessage request)
        {
            request.Headers.Add("Origin", "https://evil.example");
            request.Headers.Add("Cookie", "session=1");
        }
    }

    [Fact]
    [Trait("Abuse", "TR-16")]
    public async Task Bad_requests_are_refused_before_any_stream()
    {
        await using var server = await LiveServer.StartAsync();

        using var junk = await SendAsync(server, "junk", "application/json");
        using var list = await SendAsync(server, """[{"query":"{ hello }"}]""", "application/json");
        using var text = await SendAsync(server, """{"query":"{ hello }"}""", "text/plain");
        using var large = await SendAsync(server, $$"""{"query":"{{new string(' ', 300_000)}}"}""", "application/json");

        junk.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        list.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        text.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    [Trait("Abuse", "TR-16")]
    public async Task So_many_streams_are_open_and_the_next_is_refused_until_one_ends()
    {
        await using var server = await LiveServer.StartAsync(options => options.MaxOperations = 3);
        var open = new List<HttpResponseMessage>();

        for (var number = 0; number < 3; number++)
        {
            open.Add(await PostAsync(server, LiveServer.Listen));
        }

        using var refused = await PostAsync(server, LiveServer.Listen);
        using var query = await PostAsync(server, "{ hello(name: \"Ada\") }");
        open[0].Dispose();
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        await LiveServer.WaitUntilAsync(() => topics.SubscriberCount("room-a") == 2);
        await Task.Delay(100);
        using var again = await PostAsync(server, LiveServer.Listen);

        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        query.StatusCode.ShouldBe(HttpStatusCode.OK);
        again.StatusCode.ShouldBe(HttpStatusCode.OK);
        open.ForEach(response => response.Dispose());
    }

    [Fact]
    [Trait("Abuse", "TR-16")]
    public async Task Who_falls_behind_gets_what_was_kept_and_then_the_truth()
    {
        await using var server = await LiveServer.StartAsync(subscriptions: new SubscriptionOptions { TopicBufferCapacity = 2 });
        using var response = await PostAsync(server, LiveServer.Listen);
        await server.SayAsync("a", "first");

        for (var number = 0; number < 1_000; number++)
        {
            await server.Sender.SendAsync("room-a", "more");
        }

        var text = await response.Content.ReadAsStringAsync().WaitAsync(TimeSpan.FromSeconds(20));

        text.ShouldContain("SUBSCRIBER_TOO_SLOW");
        text.ShouldEndWith("event: complete\ndata:\n\n");
    }

    [Fact]
    [Trait("Abuse", "TR-15")]
    [Trait("Abuse", "TR-16")]
    public async Task Who_stops_reading_is_cut_off_and_not_listened_for_any_more()
    {
        // There is room for everything, so that falling behind is not what ends it.
        await using var server = await LiveServer.StartAsync(
            options => options.SendTimeout = TimeSpan.FromSeconds(1), subscriptions: new SubscriptionOptions { TopicBufferCapacity = 10_000 });
        var topics = (Cacao.Execution.InMemoryTopicEvents)server.Sender;
        using var response = await PostAsync(server, LiveServer.Listen);
        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 1);
        var message = new string('x', 10_000);

        // 50 MB, much more than the buffers in between take.
        for (var number = 0; number < 5_000; number++)
        {
            await server.Sender.SendAsync("room-a", message);
        }

        await LiveServer.WaitUntilAsync(() => topics.TopicCount == 0);
        var body = await response.Content.ReadAsStreamAsync();
        await Should.ThrowAsync<IOException>(() => body.CopyToAsync(Stream.Null).WaitAsync(TimeSpan.FromSeconds(20)));
    }

    [Fact]
    [Trait("Abuse", "DU-24")]
    public async Task A_server_that_stops_ends_its_streams()
    {
        await using var server = await LiveServer.StartAsync();
        using var response = await PostAsync(server, LiveServer.Listen);
        var reading = response.Content.ReadAsStringAsync();

        await server.StopAsync().WaitAsync(TimeSpan.FromSeconds(10));

        (await reading).ShouldBe(":\n\n");
    }

    private static Task<HttpResponseMessage> PostAsync(
        LiveServer server, string query, string accept = "text/event-stream", Action<HttpRequestMessage>? configure = null)
        => SendAsync(server, JsonSerializer.Serialize(new { query }), "application/json", accept, configure);

    private static async Task<HttpResponseMessage> SendAsync(
        LiveServer server, string body, string contentType, string accept = "text/event-stream", Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graphql");
        request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue(contentType));
        request.Headers.Accept.ParseAdd(accept);
        configure?.Invoke(request);

        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(20));
    }

    private static async Task<HttpResponseMessage> GetAsync(LiveServer server, string query, Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/graphql?query={Uri.EscapeDataString(query)}");
        request.Headers.Accept.ParseAdd("text/event-stream");
        configure?.Invoke(request);

        return await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead).WaitAsync(TimeSpan.FromSeconds(20));
    }
}
