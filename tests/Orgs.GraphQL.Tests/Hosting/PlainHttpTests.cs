namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class PlainHttpTests
{
    private static readonly (string, string)[] _production = [("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test")];

    [Fact]
    [Trait("Abuse", "TR-23")]
    public async Task In_production_plain_http_is_refused_and_not_redirected()
    {
        await using var app = new OrgsApplication(_production);
        app.ClientOptions.BaseAddress = new Uri("http://orgs.test");

        var (status, response, text) = await app.SendAsync(HttpOf.Post());

        status.ShouldBe(403);
        response.Headers.Location.ShouldBeNull();
        text.ShouldBe("""{"errors":[{"message":"This server is reached by https only.","extensions":{"code":"HTTPS_REQUIRED"}}]}""");
        (await app.SendAsync(HttpOf.Get("/graphql/"))).Status.ShouldBe(403);
        (await app.SendAsync(HttpOf.Get("/healthz/live"))).Status.ShouldBe(200);
    }

    [Theory]
    [Trait("Abuse", "TR-23")]
    [InlineData("https", "Orgs:PublicUrl", "https://orgs.test")]
    [InlineData("http", "Orgs:PublicUrl", "http://orgs.test")]
    [InlineData("http", "Orgs:RequireHttps", "false")]
    public async Task Https_is_taken_and_plain_http_where_the_operator_says_so(string scheme, string setting, string value)
    {
        await using var app = new OrgsApplication([.. _production.Where(pair => pair.Item1 != setting), (setting, value)]);
        app.ClientOptions.BaseAddress = new Uri($"{scheme}://orgs.test");

        (await app.SendAsync(HttpOf.Post())).Text.ShouldBe(HttpOf.Executed);
    }
}
