namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class CrossOriginTests
{
    private const string SignIn =
        """{"query":"mutation { signIn(input: { email: \"ann@orgs.test\", password: \"a password for tests\" }) { user { name } } }"}""";

    [Theory]
    [Trait("Abuse", "TR-05")]
    [InlineData("https://app.example.com", true)]
    [InlineData("https://evil.example", false)]
    [InlineData("null", false)]
    [InlineData("http://app.example.com", false)]
    [InlineData("https://app.example.com.evil.example", false)]
    [InlineData("https://evil-app.example.com", false)]
    [InlineData("https://app.example.com:8443", false)]
    public async Task Only_a_named_origin_may_read_answers_and_use_the_cookie(string origin, bool isAllowed)
    {
        await using var app = new OrgsApplication(("Orgs:AllowedOrigins:0", "https://app.example.com"));
        var ann = await app.RegisterAsync("Ann");
        var cookie = await app.CookieAsync(ann);

        var (status, response, text) = await app.SendAsync(
            HttpOf.Post("""{"query":"{ me { name } }"}""", headers: [$"Origin: {origin}", $"Cookie: {cookie}", "Sec-Fetch-Site: cross-site"]));
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/graphql");
        var asked = await app.SendAsync(
            preflight.With($"Origin: {origin}", "Access-Control-Request-Method: POST", "Access-Control-Request-Headers: content-type"));

        response.Header("Access-Control-Allow-Origin").ShouldBe(isAllowed ? origin : null);
        asked.Response.Header("Access-Control-Allow-Origin").ShouldBe(isAllowed ? origin : null);
        status.ShouldBe(isAllowed ? 200 : 403);
        text.Contains("Ann", StringComparison.Ordinal).ShouldBe(isAllowed);
    }

    [Theory]
    [Trait("Abuse", "TR-05")]
    [InlineData("https://app.example.com")]
    [InlineData("null")]
    public async Task Without_the_setting_no_other_origin_gets_an_allow_header(string origin)
    {
        await using var app = new OrgsApplication();

        var (_, response, _) = await app.SendAsync(HttpOf.Post(headers: $"Origin: {origin}"));

        response.Header("Access-Control-Allow-Origin").ShouldBeNull();
        response.Header("Access-Control-Allow-Credentials").ShouldBeNull();
    }

    [Theory]
    [Trait("Abuse", "TR-02")]
    [InlineData(false)]
    [InlineData(false, "Sec-Fetch-Site: cross-site")]
    [InlineData(true, "Sec-Fetch-Site: same-origin")]
    [InlineData(true, "GraphQL-Preflight: 1")]
    public async Task A_query_by_GET_with_a_cookie_has_to_show_that_one_of_our_pages_sent_it(bool isAllowed, params string[] headers)
    {
        await using var app = new OrgsApplication();
        var cookie = await app.CookieAsync(await app.RegisterAsync("Ann"));

        var (status, _, text) = await app.SendAsync(HttpOf.Get("/graphql?query={me{name}}", [$"Cookie: {cookie}", .. headers]));

        status.ShouldBe(isAllowed ? 200 : 403);
        text.Contains("Ann", StringComparison.Ordinal).ShouldBe(isAllowed);
    }

    [Theory]
    [Trait("Abuse", "TR-03")]
    [Trait("Abuse", "TR-17")]
    [Trait("Abuse", "TR-27")]
    [InlineData("text/plain")]
    [InlineData("text/plain", "GraphQL-Preflight: 1")]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("multipart/form-data; boundary=x", "GraphQL-Preflight: 1")]
    [InlineData(null)]
    public async Task What_a_form_of_another_site_can_send_signs_nobody_in(string? contentType, params string[] headers)
    {
        await using var app = new OrgsApplication();
        await app.RegisterAsync("Ann");

        var (status, response, _) = await app.SendAsync(HttpOf.Post(SignIn, contentType, headers));

        status.ShouldBe(415);
        response.Header("Set-Cookie").ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "TR-27")]
    public async Task A_request_of_another_site_that_is_replayed_with_the_cookie_changes_nothing()
    {
        await using var app = new OrgsApplication();
        var cookie = await app.CookieAsync(await app.RegisterAsync("Ann"));

        var (status, _, _) = await app.SendAsync(HttpOf.Post(
            """{"query":"mutation { createOrganization(input: { name: \"Evil Corp\" }) { organization { id } } }"}""",
            headers: [$"Cookie: {cookie}", "Origin: https://evil.example", "Sec-Fetch-Site: cross-site"]));

        status.ShouldBe(403);
        await using var database = app.OpenDatabase();
        (await database.Organizations.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Fact]
    [Trait("Abuse", "TR-26")]
    public async Task With_the_cookie_of_one_and_the_token_of_another_the_token_counts_alone()
    {
        await using var app = new OrgsApplication();
        var ann = await app.RegisterAsync("Ann");
        var bob = await app.RegisterAsync("Bob");
        var cookie = await app.CookieAsync(ann);
        const string query = """{"query":"{ me { name organizations { nodes { name } } } }"}""";
        await app.CreateOrganizationAsync(ann, "Anns Club");

        var both = await app.SendAsync(HttpOf.Post(query, headers: $"Cookie: {cookie}").As(bob));
        var broken = await app.SendAsync(HttpOf.Post(query, headers: [$"Cookie: {cookie}", "Authorization: Bearer nonsense"]));

        both.Text.ShouldBe("""{"data":{"me":{"name":"Bob","organizations":{"nodes":[]}}}}""");
        broken.Text.ShouldBe("""{"data":{"me":null}}""");
    }
}
