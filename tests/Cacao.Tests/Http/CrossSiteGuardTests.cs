using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Http;

public sealed class CrossSiteGuardTests
{
    [Theory]
    [InlineData("", true)]
    [InlineData("Sec-Fetch-Site: cross-site", true)]
    [InlineData("Cookie: session=1", false)]
    [InlineData("Cookie: session=1; Sec-Fetch-Site: cross-site", false)]
    [InlineData("Cookie: session=1; Sec-Fetch-Site: same-origin", true)]
    [InlineData("Cookie: session=1; Sec-Fetch-Site: same-site", true)]
    [InlineData("Cookie: session=1; Sec-Fetch-Site: none", true)]
    [InlineData("Cookie: session=1; GraphQL-Preflight: 1", true)]
    [InlineData("Cookie: session=1; GraphQL-Preflight: 1; Origin: https://evil.example", false)]
    [InlineData("Cookie: session=1; GraphQL-Preflight: 1; Origin: https://app.example.com", true)]
    [InlineData("Cookie: session=1; Authorization: Bearer x", true)]
    public async Task A_GET_with_a_cookie_has_to_show_where_it_comes_from(string headers, bool isTaken)
    {
        await using var server = await StartAsync();

        var response = await server.SendAsync(HttpMethod.Get, "/graphql?query={a}", request => AddHeaders(request, headers));

        response.StatusCode.ShouldBe(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        server.Executor.Requests.Count.ShouldBe(isTaken ? 1 : 0);
    }

    [Theory]
    [InlineData("Cookie: session=1", true)]
    [InlineData("Cookie: session=1; Origin: {own}", true)]
    [InlineData("Cookie: session=1; Origin: https://app.example.com", true)]
    [InlineData("Cookie: session=1; Origin: https://app.example.com.evil.example", false)]
    [InlineData("Cookie: session=1; Origin: http://app.example.com", false)]
    [InlineData("Cookie: session=1; Origin: {own}.evil.example", false)]
    [InlineData("Cookie: session=1; Origin: null", false)]
    [InlineData("Cookie: session=1; Origin: https://evil.example; Sec-Fetch-Site: cross-site", false)]
    [InlineData("Cookie: session=1; Origin: https://behind.proxy.example; Sec-Fetch-Site: same-origin", true)]
    [InlineData("Authorization: Bearer x; Cookie: session=1; Origin: https://evil.example", true)]
    [InlineData("Origin: https://evil.example", true)]
    public async Task A_POST_with_a_cookie_may_not_come_from_a_foreign_page(string headers, bool isTaken)
    {
        await using var server = await StartAsync();

        var response = await server.PostAsync("""{"query":"{ a }"}""", request => AddHeaders(request, headers.Replace("{own}", server.Origin, StringComparison.Ordinal)));

        response.StatusCode.ShouldBe(isTaken ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
        server.Executor.Requests.Count.ShouldBe(isTaken ? 1 : 0);
    }

    [Fact]
    public async Task An_origin_that_CORS_takes_without_credentials_stays_foreign()
    {
        await using var server = await GraphQLServerFixture.StartAsync(
            configureServices: services => services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.AllowAnyOrigin())));

        var response = await server.PostAsync("""{"query":"{ a }"}""", request => AddHeaders(request, "Cookie: session=1; Origin: https://evil.example"));

        response.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static Task<GraphQLServerFixture> StartAsync()
        => GraphQLServerFixture.StartAsync(configureServices: services => services.AddCors(cors => cors.AddDefaultPolicy(
            policy => policy.WithOrigins("https://app.example.com").AllowCredentials().WithHeaders("content-type"))));

    private static void AddHeaders(HttpRequestMessage request, string headers)
    {
        foreach (var header in headers.Split("; ", StringSplitOptions.RemoveEmptyEntries))
        {
            var (name, value) = (header[..header.IndexOf(':', StringComparison.Ordinal)], header[(header.IndexOf(':', StringComparison.Ordinal) + 2)..]);
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }
    }
}
