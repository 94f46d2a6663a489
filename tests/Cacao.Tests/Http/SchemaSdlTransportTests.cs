using System.Net;

namespace Cacao.Tests.Http;

public sealed class SchemaSdlTransportTests
{
    [Fact]
    public async Task Answers_the_schema_as_text()
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await server.SendAsync(HttpMethod.Get, "/graphql?sdl");

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        (await response.Content.ReadAsStringAsync()).ShouldBe("schema {\n  query: Query\n}\n\ntype Query {\n  ok: Boolean\n}\n");
    }

    [Fact]
    public async Task Is_not_sent_again_to_who_has_it()
    {
        await using var server = await GraphQLServerFixture.StartAsync();
        var first = await server.SendAsync(HttpMethod.Get, "/graphql?sdl");

        var second = await server.SendAsync(HttpMethod.Get, "/graphql?sdl", request => request.Headers.IfNoneMatch.Add(first.Headers.ETag!));

        second.StatusCode.ShouldBe(HttpStatusCode.NotModified);
    }

    [Fact]
    public async Task Is_as_open_as_introspection()
    {
        await using var server = await GraphQLServerFixture.StartAsync(environment: "Production");

        var response = await server.SendAsync(HttpMethod.Get, "/graphql?sdl");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Can_be_switched_off()
    {
        await using var server = await GraphQLServerFixture.StartAsync(options => options.EnableSchemaRequests = false);

        var response = await server.SendAsync(HttpMethod.Get, "/graphql?sdl");

        response.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }
}
