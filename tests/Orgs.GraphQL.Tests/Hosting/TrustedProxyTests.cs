namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class TrustedProxyTests
{
    private const string WrongSignIn =
        """{"query":"mutation { signIn(input: { email: \"nobody@orgs.test\", password: \"wrong password\" }) { errors { __typename } } }"}""";

    [Theory]
    [Trait("Abuse", "TR-22")]
    [InlineData(null, 403)]
    [InlineData("203.0.113.0/24", 403)]
    [InlineData("127.0.0.1", 200)]
    [InlineData("127.0.0.0/8", 200)]
    public async Task Only_a_configured_proxy_is_believed_that_the_client_came_by_https(string? proxy, int status)
    {
        await using var app = new OrgsApplication([("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"), .. Proxies(proxy)]);
        app.StartOnPort();

        (await app.SendAsync(HttpOf.Post(headers: ["Host: orgs.test", "X-Forwarded-Proto: https"]))).Status.ShouldBe(status);
    }

    [Theory]
    [Trait("Abuse", "TR-22")]
    [Trait("Abuse", "GD-25")]
    [InlineData(null, "RateLimitedError")]
    [InlineData("127.0.0.1", "BadCredentialsError")]
    public async Task Only_a_configured_proxy_is_believed_where_a_client_comes_from(string? proxy, string second)
    {
        await using var app = new OrgsApplication([("Orgs:Limits:FailedSignInsPerNetwork", "1"), .. Proxies(proxy)]);
        app.StartOnPort();

        (await app.SendAsync(HttpOf.Post(WrongSignIn, headers: "X-Forwarded-For: 198.51.100.1"))).Text.ShouldContain("BadCredentialsError");
        (await app.SendAsync(HttpOf.Post(WrongSignIn, headers: "X-Forwarded-For: 198.51.100.2"))).Text.ShouldContain(second);
    }

    [Fact]
    [Trait("Abuse", "TR-22")]
    public async Task What_a_client_claims_before_the_proxy_is_not_believed()
    {
        await using var app = new OrgsApplication([("Orgs:Limits:FailedSignInsPerNetwork", "1"), .. Proxies("127.0.0.1")]);
        app.StartOnPort();

        // The proxy adds the address it sees to what the client sent.
        (await app.SendAsync(HttpOf.Post(WrongSignIn, headers: "X-Forwarded-For: 10.0.0.1, 198.51.100.1"))).Text.ShouldContain("BadCredentialsError");
        (await app.SendAsync(HttpOf.Post(WrongSignIn, headers: "X-Forwarded-For: 10.0.0.2, 198.51.100.1"))).Text.ShouldContain("RateLimitedError");
    }

    private static (string, string)[] Proxies(string? proxy) => proxy is null ? [] : [("Orgs:Proxies:0", proxy)];
}
