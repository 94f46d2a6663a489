namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class SecurityHeaderTests
{
    [Theory]
    [Trait("Abuse", "TR-20")]
    [Trait("Abuse", "TR-25")]
    [InlineData("POST", "/graphql", "*/*", 200)]
    [InlineData("GET", "/graphql?query={__typename}", "*/*", 200)]
    [InlineData("GET", "/graphql?query=mutation{x}", "*/*", 200)]
    [InlineData("GET", "/graphql", "*/*", 400)]
    [InlineData("PUT", "/graphql", "*/*", 405)]
    [InlineData("POST", "/graphql", "image/png", 406)]
    [InlineData("GET", "/graphql/", "text/html", 200)]
    [InlineData("GET", "/graphql", "text/html", 307)]
    [InlineData("GET", "/graphql?sdl", "*/*", 200)]
    [InlineData("GET", "/graphql/nothing.js", "*/*", 404)]
    [InlineData("GET", "/dev/mail", "text/html", 200)]
    [InlineData("GET", "/healthz/live", "*/*", 200)]
    [InlineData("GET", "/nothing", "text/html", 404)]
    public async Task Every_kind_of_response_tells_browsers_to_be_careful(string method, string path, string accept, int status)
    {
        await using var app = new OrgsApplication();
        app.ClientOptions.BaseAddress = new Uri("https://orgs.test");
        using var request = method == "POST" ? HttpOf.Post() : new HttpRequestMessage(new HttpMethod(method), path);

        var (answered, response, _) = await app.SendAsync(request.With($"Accept: {accept}"));

        answered.ShouldBe(status);
        response.Header("X-Content-Type-Options").ShouldBe("nosniff");
        response.Header("Referrer-Policy").ShouldBe("no-referrer");
        response.Header("Strict-Transport-Security").ShouldBe("max-age=63072000; includeSubDomains");
        response.Header("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        response.Header("X-Frame-Options").ShouldBe("DENY");
        var policy = response.Header("Content-Security-Policy").ShouldNotBeNull();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("frame-ancestors 'none'");
        response.Header("Server").ShouldBeNull();
        if (response.Header("Content-Type") is { } contentType && !path.StartsWith("/healthz", StringComparison.Ordinal))
        {
            contentType.ShouldEndWith("charset=utf-8");
        }
    }

    [Fact]
    [Trait("Abuse", "TR-20")]
    public async Task Over_plain_http_nothing_is_promised_about_https()
    {
        await using var app = new OrgsApplication();

        var (_, response, _) = await app.SendAsync(HttpOf.Post());

        response.Header("Strict-Transport-Security").ShouldBeNull();
    }
}
