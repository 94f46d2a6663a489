using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Cacao.Execution;

namespace Cacao.Tests.Http;

public sealed class HttpPostTransportTests
{
    private const string GraphQLResponse = "application/graphql-response+json";

    [Fact]
    public async Task Hands_the_request_to_the_executor_and_writes_its_answer()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync(
            """{"query":"query A($id: ID!) {\n  node(id: $id) { id } }","operationName":"A","variables":{"id":"1"},"extensions":{"trace":[1]},"later":{"x":[]}}""");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await response.Content.ReadAsStringAsync()).ShouldBe("""{"data":{"ok":true}}""");
        server.Executor.Requests.ShouldHaveSingleItem().ShouldBe(
            new FakeExecutor.Asked("query A($id: ID!) {\n  node(id: $id) { id } }", "A", """{"id":"1"}""", """{"trace":[1]}"""));
    }

    [Fact]
    public async Task Answers_with_length_charset_and_no_caching()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync("""{"query":"{ ok }"}""");

        response.Content.Headers.ContentLength.ShouldBe(20);
        response.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        response.Headers.CacheControl!.NoStore.ShouldBeTrue();
        response.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
    }

    [Fact]
    public async Task Unescapes_the_document_and_leaves_one_without_escapes_as_it_is()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        await server.PostAsync("""{"query":"{ a(s: \"\u00e9 \ud83c\udfc3 🏊\") }"}""");
        await server.PostAsync("""{"query":"{ ä }"}""");

        server.Executor.Requests.Select(request => request.Document).ShouldBe(["{ a(s: \"é 🏃 🏊\") }", "{ ä }"]);
    }

    [Theory]
    [InlineData("""{"query":"{ a }","variables":null,"operationName":null,"extensions":null}""")]
    [InlineData("""{"query":"{ a }"}""")]
    public async Task Null_counts_as_not_given(string body)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync(body);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Executor.Requests.ShouldHaveSingleItem().ShouldBe(new FakeExecutor.Asked("{ a }", null, null, null));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("""{ "not a JSON""")]
    [InlineData("null")]
    [InlineData("\"{ a }\"")]
    [InlineData("{}")]
    [InlineData("""{"query":null}""")]
    [InlineData("""{"query":1}""")]
    [InlineData("""{"query":["{ a }"]}""")]
    [InlineData("""{"query":{"a":1}}""")]
    [InlineData("""{"query":"{ a }","query":"{ b }"}""")]
    [InlineData("""{"query":"{ a }","operationName":1}""")]
    [InlineData("""{"query":"{ a }","variables":"x"}""")]
    [InlineData("""{"query":"{ a }","variables":[]}""")]
    [InlineData("""{"query":"{ a }","variables":{"a":1,"a":2}}""")]
    [InlineData("""{"query":"{ a }","variables":{"a":{"b":1,"\u0062":2}}}""")]
    [InlineData("""{"query":"{ a }","extensions":false}""")]
    [InlineData("""{"query":"{ a }"} {}""")]
    [InlineData("""{"query":"{ a }",}""")]
    [InlineData("""{"query":"{ a }" /* comment */}""")]
    [InlineData("""{"query":"\ud800"}""")]
    [InlineData("""{"query":"{ a }","operationName":"\udc00"}""")]
    [InlineData("""{"query":"{ a }","variables":{"a":"\ud83c \udfc3"}}""")]
    [InlineData("""[{"query":"{ a }"}]""")]
    public async Task A_body_that_is_no_request_is_a_400_with_either_media_type(string body)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        foreach (var accept in (string[])["application/json", GraphQLResponse])
        {
            var response = await server.PostAsync(body, request => request.Headers.Add("Accept", accept));

            response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            response.Content.Headers.ContentType!.MediaType.ShouldBe(accept);
            (await response.Content.ReadAsStringAsync()).ShouldStartWith("""{"errors":[{"message":""");
        }

        server.Executor.Requests.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Abuse", "GD-19")]
    public async Task A_body_that_is_not_UTF_8_is_a_400()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync("", request =>
        {
            request.Content = new ByteArrayContent([.. "{\"query\":\""u8, 0xC3, 0x28, .. "\"}"u8]);
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        });

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [Trait("Abuse", "GD-18")]
    [InlineData(62, HttpStatusCode.OK)]
    [InlineData(63, HttpStatusCode.BadRequest)]
    [InlineData(100_000, HttpStatusCode.BadRequest)]
    public async Task Variables_may_be_nested_as_deep_as_the_limit(int lists, HttpStatusCode expected)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync(
            $$$"""{"query":"{ a }","variables":{"a":{{{new string('[', lists)}}}{{{new string(']', lists)}}}}}""");

        response.StatusCode.ShouldBe(expected);
    }

    [Fact]
    [Trait("Abuse", "GD-18")]
    public async Task Many_names_in_variables_cost_little()
    {
        await using var server = await GraphQLServerFixture.StartAsync();
        var names = string.Join(',', Enumerable.Range(0, 20_000).Select(i => $"\"n{i}\":0"));
        var body = """{"query":"{ a }","variables":{""" + names + "}}";
        var fastest = TimeSpan.MaxValue;

        for (var time = 0; time < 4; time++)
        {
            var started = Stopwatch.GetTimestamp();
            (await server.PostAsync(body)).StatusCode.ShouldBe(HttpStatusCode.OK);
            fastest = TimeSpan.FromTicks(Math.Min(fastest.Ticks, Stopwatch.GetElapsedTime(started).Ticks));
        }

        fastest.ShouldBeLessThan(TimeSpan.FromSeconds(1));
    }

    [Fact]
    [Trait("Abuse", "GD-18")]
    public async Task Megabytes_of_variables_are_not_read()
    {
        await using var server = await GraphQLServerFixture.StartAsync();
        var elements = string.Join(',', Enumerable.Repeat("1", 1_000_000));

        var response = await server.PostAsync("""{"query":"{ a }","variables":{"a":[""" + elements + "]}}");

        response.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        server.Executor.Requests.ShouldBeEmpty();
    }

    [Theory]
    [Trait("Abuse", "GD-18")]
    [InlineData("""{"a":1,"a":2}""")]
    [InlineData("""{"a":{"b":1,"\u0062":2}}""")]
    public async Task A_name_given_twice_is_a_400(string variables)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync("""{"query":"{ a }","variables":""" + variables + "}");

        response.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        server.Executor.Requests.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("application/json; charset=utf-8", true)]
    [InlineData("application/json;charset=\"UTF-8\"", true)]
    [InlineData("Application/JSON", true)]
    [InlineData("application/json; profile=x", true)]
    [InlineData("application/json; charset=utf-16", false)]
    [InlineData("application/json; charset=iso-8859-1", false)]
    [InlineData("text/plain", false)]
    [InlineData("application/x-www-form-urlencoded", false)]
    [InlineData("multipart/form-data; boundary=x", false)]
    [InlineData("application/graphql", false)]
    [InlineData("application/json, text/plain", false)]
    [InlineData("*/*", false)]
    [InlineData("json", false)]
    [InlineData(null, false)]
    public async Task Only_JSON_in_UTF_8_is_taken(string? contentType, bool isTaken)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync("", request =>
        {
            request.Content = new ByteArrayContent("""{"query":"{ a }"}"""u8.ToArray());
            request.Headers.Add("GraphQL-Preflight", "1");

            if (contentType is not null)
            {
                request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);
            }
        });

        response.StatusCode.ShouldBe(isTaken ? HttpStatusCode.OK : HttpStatusCode.UnsupportedMediaType);
        server.Executor.Requests.Count.ShouldBe(isTaken ? 1 : 0);
    }

    [Fact]
    [Trait("Abuse", "GD-02")]
    public async Task A_compressed_body_is_not_unpacked()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.PostAsync("""{"query":"{ a }"}""", request => request.Content!.Headers.ContentEncoding.Add("gzip"));

        response.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Theory]
    [Trait("Abuse", "GD-02")]
    [Trait("Abuse", "GD-18")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_body_past_the_limit_is_a_413(bool chunked)
    {
        await using var server = await GraphQLServerFixture.StartAsync(options => options.MaxRequestBodySize = 100);
        var fits = """{"query":"{ a }"}""".PadRight(100);

        var taken = await Post(fits);
        var refused = await Post(fits + " ");

        taken.StatusCode.ShouldBe(HttpStatusCode.OK);
        refused.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("LIMIT_EXCEEDED");

        Task<HttpResponseMessage> Post(string body) => server.PostAsync(body, request => request.Headers.TransferEncodingChunked = chunked);
    }

    [Fact]
    public async Task A_body_may_come_in_pieces()
    {
        await using var server = await GraphQLServerFixture.StartAsync();
        var text = new string('x', 150_000);

        var response = await server.PostAsync($$"""{"query":"{ a } # {{text}}"}""", request => request.Headers.TransferEncodingChunked = true);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Executor.Requests.ShouldHaveSingleItem().Document.ShouldBe($"{{ a }} # {text}");
    }

    [Theory]
    [InlineData(ExecutionResultKind.Executed, "application/json", 200)]
    [InlineData(ExecutionResultKind.Executed, GraphQLResponse, 200)]
    [InlineData(ExecutionResultKind.RequestError, "application/json", 200)]
    [InlineData(ExecutionResultKind.RequestError, GraphQLResponse, 400)]
    [InlineData(ExecutionResultKind.OperationNotAllowed, "application/json", 200)]
    [InlineData(ExecutionResultKind.OperationNotAllowed, GraphQLResponse, 400)]
    [InlineData(ExecutionResultKind.TimedOut, "application/json", 200)]
    [InlineData(ExecutionResultKind.TimedOut, GraphQLResponse, 504)]
    public async Task The_status_follows_the_outcome_and_the_media_type(ExecutionResultKind kind, string accept, int status)
    {
        await using var server = await GraphQLServerFixture.StartAsync();
        server.Executor.Kind = kind;

        var response = await server.PostAsync("""{"query":"{ a }"}""", request => request.Headers.Add("Accept", accept));

        ((int)response.StatusCode).ShouldBe(status);
        response.Content.Headers.ContentType!.MediaType.ShouldBe(accept);
    }

    [Theory]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("PATCH")]
    [InlineData("TRACE")]
    [InlineData("NONSENSE")]
    public async Task Other_methods_are_a_405(string method)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.SendAsync(new HttpMethod(method), "/graphql");

        response.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        response.Content.Headers.Allow.ShouldBe(["GET", "POST"]);
    }
}
