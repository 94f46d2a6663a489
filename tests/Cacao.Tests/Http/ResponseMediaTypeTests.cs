using System.Net;

namespace Cacao.Tests.Http;

public sealed class ResponseMediaTypeTests
{
    private const string Json = "application/json";
    private const string GraphQLResponse = "application/graphql-response+json";

    [Theory]
    [InlineData(null, Json)]
    [InlineData("*/*", Json)]
    [InlineData("application/*", Json)]
    [InlineData("application/json", Json)]
    [InlineData("application/json; charset=utf-8", Json)]
    [InlineData("application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/json", GraphQLResponse)]
    [InlineData("application/json, application/graphql-response+json", GraphQLResponse)]
    [InlineData("application/graphql-response+json; charset=utf-8, application/json; charset=utf-8; q=0.9", GraphQLResponse)]
    [InlineData("application/graphql-response+json;q=0.1, application/json", Json)]
    [InlineData("application/graphql-response+json;q=0, */*", Json)]
    [InlineData("application/json;q=0, */*", GraphQLResponse)]
    [InlineData("text/html, */*;q=0.1", Json)]
    [InlineData("application/graphql-response+json, */*;q=0.8", GraphQLResponse)]
    [InlineData("application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed", GraphQLResponse)]
    public async Task Is_chosen_by_what_the_client_accepts(string? accept, string expected)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await Post(server, accept);

        response.StatusCode.ShouldBe(HttpStatusCode.OK);
        response.Content.Headers.ContentType!.ToString().ShouldBe($"{expected}; charset=utf-8");
    }

    [Theory]
    [InlineData("text/html")]
    [InlineData("image/*")]
    [InlineData("application/json;q=0")]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("nonsense")]
    public async Task Is_a_406_where_neither_is_accepted(string accept)
    {
        await using var server = await GraphQLServerFixture.StartAsync();

        var response = await Post(server, accept);

        response.StatusCode.ShouldBe(HttpStatusCode.NotAcceptable);
        (await response.Content.ReadAsStringAsync()).ShouldContain("NOT_ACCEPTABLE");
        server.Executor.Requests.ShouldBeEmpty();
    }

    private static Task<HttpResponseMessage> Post(GraphQLServerFixture server, string? accept)
        => server.PostAsync("""{"query":"{ a }"}""", request =>
        {
            if (accept is not null)
            {
                request.Headers.TryAddWithoutValidation("Accept", accept);
            }
        });
}
