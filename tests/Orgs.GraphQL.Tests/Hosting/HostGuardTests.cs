using Microsoft.AspNetCore.Http;

namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
[Trait("Abuse", "IN-19")]
public sealed class HostGuardTests
{
    private const string Refused = """{"errors":[{"message":"This server does not answer to this host name. If it should, add the name to Orgs:AllowedHosts.","extensions":{"code":"HOST_UNKNOWN"}}]}""";

    private static readonly (string, string)[] _production = [("environment", "Production"), ("Orgs:PublicUrl", "https://Orgs.test")];

    [Theory]
    [InlineData("evil.example")]
    [InlineData("orgs.test.evil.example")]
    [InlineData("evilorgs.test")]
    [InlineData("sub.orgs.test")]
    [InlineData("localhost")]
    [InlineData("127.0.0.1")]
    [InlineData("orgs.test.")]
    [InlineData("orgs.test@evil.example")]
    [InlineData("*")]
    [InlineData("")]
    public async Task In_production_a_request_for_another_host_is_refused_whatever_it_wants(string host)
    {
        await using var app = new OrgsApplication(_production);

        foreach (var (method, path) in ((string, string)[])[("POST", "/graphql"), ("GET", "/graphql"), ("GET", "/graphql?sdl"), ("OPTIONS", "/graphql"), ("GET", "/other")])
        {
            var (status, text) = await SendAsync(app, host, method, path);

            status.ShouldBe(400, path);
            text.ShouldBe(Refused, path);
        }
    }

    [Theory]
    [InlineData("orgs.test")]
    [InlineData("ORGS.test")]
    [InlineData("orgs.test:443")]
    [InlineData("orgs.test:8443")]
    public async Task The_servers_own_name_is_good_in_any_case_and_at_any_port(string host)
    {
        await using var app = new OrgsApplication(_production);

        (await SendAsync(app, host, "GET", "/graphql?query={__typename}")).ShouldBe((200, HttpOf.Executed));
    }

    [Theory]
    [InlineData("api.example.com", 200)]
    [InlineData("a.tenants.example.com", 200)]
    [InlineData("xn--bcher-kva.example", 200)]
    [InlineData("orgs.test", 200)]
    [InlineData("tenants.example.com", 400)]
    [InlineData("evil.example", 400)]
    public async Task The_operator_can_name_more(string host, int status)
    {
        await using var app = new OrgsApplication(
        [
            .. _production,
            ("Orgs:AllowedHosts:0", "api.example.com"),
            ("Orgs:AllowedHosts:1", "*.tenants.example.com"),
            ("Orgs:AllowedHosts:2", "bücher.example"),
        ]);

        (await SendAsync(app, host, "GET", "/graphql?query={__typename}")).Status.ShouldBe(status);
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/healthz/mail")]
    public async Task Probes_ask_for_health_by_the_machines_address(string path)
    {
        await using var app = new OrgsApplication(_production);

        (await SendAsync(app, "10.0.0.7:8080", "GET", path)).ShouldBe((200, "Healthy"));
    }

    [Fact]
    public async Task In_development_any_name_will_do_until_there_are_some()
    {
        await using var open = new OrgsApplication();
        await using var named = new OrgsApplication(("Orgs:AllowedHosts:0", "orgs.local"));

        (await SendAsync(open, "evil.example", "GET", "/graphql?query={__typename}")).Status.ShouldBe(200);
        (await SendAsync(named, "evil.example", "GET", "/graphql?query={__typename}")).Status.ShouldBe(400);
        (await SendAsync(named, "orgs.local", "GET", "/graphql?query={__typename}")).Status.ShouldBe(200);
    }

    [Theory]
    [Trait("Abuse", "TR-22")]
    [InlineData(null, "orgs.test", "evil.example", 200)]
    [InlineData(null, "internal:8080", "orgs.test", 400)]
    [InlineData("127.0.0.1", "internal:8080", "orgs.test", 200)]
    [InlineData("127.0.0.1", "orgs.test", "evil.example", 400)]
    public async Task The_name_that_a_configured_proxy_tells_counts_and_nobody_elses(string? proxy, string host, string forwarded, int status)
    {
        await using var app = new OrgsApplication(
            [("environment", "Production"), ("Orgs:PublicUrl", "http://orgs.test"), .. proxy is null ? [] : new[] { ("Orgs:Proxies:0", proxy) }]);
        app.StartOnPort();

        (await app.SendAsync(HttpOf.Post(headers: [$"Host: {host}", $"X-Forwarded-Host: {forwarded}"]))).Status.ShouldBe(status);
    }

    [Fact]
    public async Task A_web_socket_to_another_host_is_not_opened()
    {
        await using var app = new OrgsApplication(("environment", "Production"), ("Orgs:PublicUrl", "http://orgs.test"));
        var address = app.StartOnPort();

        using var evil = await LiveSocket.OpenAsync(address, headers: ("Host", "evil.example"));
        using var own = await LiveSocket.OpenAsync(address, headers: ("Host", "orgs.test"));

        evil.UpgradeStatus.ShouldBe(System.Net.HttpStatusCode.BadRequest);
        own.UpgradeStatus.ShouldBe(System.Net.HttpStatusCode.SwitchingProtocols);
    }

    /// <summary>Below HTTP's client, which would not send every host.</summary>
    private static async Task<(int Status, string Text)> SendAsync(OrgsApplication app, string host, string method, string pathAndQuery)
    {
        var question = pathAndQuery.IndexOf('?', StringComparison.Ordinal);
        var context = await app.Server.SendAsync(
            context =>
            {
                context.Request.Scheme = "https";
                context.Request.Method = method;
                context.Request.Host = new HostString(host);
                context.Request.Path = question < 0 ? pathAndQuery : pathAndQuery[..question];
                context.Request.QueryString = new QueryString(question < 0 ? "" : pathAndQuery[question..]);
                context.Request.Headers.Accept = "application/graphql-response+json";
            },
            TestContext.Current.CancellationToken);
        using var reader = new StreamReader(context.Response.Body);

        return (context.Response.StatusCode, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}
