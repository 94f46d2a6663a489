namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class TransportTests
{
    [Fact]
    [Trait("Abuse", "TR-01")]
    public async Task A_mutation_by_GET_is_a_405_and_does_nothing()
    {
        await using var app = new OrgsApplication();
        var ann = await app.RegisterAsync("Ann");
        var mutation = Uri.EscapeDataString("""mutation { createOrganization(input: { name: "By Link" }) { organization { id } } }""");

        var (status, response, _) = await app.SendAsync(HttpOf.Get($"/graphql?query={mutation}").As(ann));

        status.ShouldBe(405);
        response.Header("Allow").ShouldBe("POST");
        await using var database = app.OpenDatabase();
        (await database.Organizations.CountAsync(TestContext.Current.CancellationToken)).ShouldBe(0);
    }

    [Theory]
    [Trait("Abuse", "TR-19")]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("NONSENSE")]
    public async Task Other_methods_are_a_405(string method)
    {
        await using var app = new OrgsApplication();

        var (status, response, _) = await app.SendAsync(new HttpRequestMessage(new HttpMethod(method), "/graphql"));

        status.ShouldBe(405);
        response.Header("Allow").ShouldBe("GET, POST");
    }

    [Theory]
    [Trait("Abuse", "TR-04")]
    [InlineData(null)]
    [InlineData("application/json; charset=utf-16")]
    [InlineData("application/json; charset=utf-7")]
    [InlineData("application/jsonp")]
    [InlineData("application/json, application/json")]
    [InlineData("application/graphql")]
    [InlineData("json")]
    [InlineData("")]
    public async Task Anything_but_JSON_in_UTF_8_is_a_415(string? contentType)
    {
        await using var app = new OrgsApplication();

        (await app.SendAsync(HttpOf.Post(contentType: contentType))).Status.ShouldBe(415);
    }

    [Theory]
    [Trait("Abuse", "AN-05")]
    [InlineData(10, false)]
    [InlineData(10, true)]
    [InlineData(100, false)]
    [InlineData(100, true)]
    public async Task Of_many_sign_ins_in_one_request_one_is_tried_at_most(int count, bool asList)
    {
        await using var app = new OrgsApplication(("Orgs:Batching", "true"));
        var ann = await app.RegisterAsync("Ann");
        const string signIn = "signIn(input: { email: \\\"ann@orgs.test\\\", password: \\\"a password for tests\\\", useCookie: false }) { accessToken }";
        var body = asList
            ? $"[{string.Join(',', Enumerable.Repeat($$"""{"query":"mutation { {{signIn}} }"}""", count))}]"
            : $$"""{"query":"mutation { {{string.Join(' ', Enumerable.Range(0, count).Select(i => $"s{i}: {signIn}"))}} }"}""";

        var before = await CountSessionsAsync(app, ann);
        await app.SendAsync(HttpOf.Post(body));

        (await CountSessionsAsync(app, ann) - before).ShouldBe(count > 10 ? 0 : 1);
    }

    [Fact]
    [Trait("Abuse", "AN-05")]
    [Trait("Abuse", "GD-17")]
    public async Task A_list_of_requests_is_refused_unless_it_was_switched_on_and_then_has_the_limits_of_one()
    {
        const string signIn = """{"query":"mutation { signIn(input: { email: \"a@b.test\", password: \"wrong password\" }) { errors { __typename } } }"}""";
        await using var off = new OrgsApplication();
        await using var on = new OrgsApplication(("Orgs:Batching", "true"));

        (await off.SendAsync(HttpOf.Post($"[{HttpOf.Query}]"))).Status.ShouldBe(400);
        (await on.SendAsync(HttpOf.Post($"[{HttpOf.Query},{HttpOf.Query}]"))).Text.ShouldBe($"[{HttpOf.Executed},{HttpOf.Executed}]");
        (await on.SendAsync(HttpOf.Post($"[{string.Join(',', Enumerable.Repeat(signIn, 100))}]"))).Status.ShouldBe(400);
    }

    private static async Task<int> CountSessionsAsync(OrgsApplication app, Person person)
        => (await app.As(person).SendAsync("{ me { sessions { id } } }")).Get("data.me.sessions").GetArrayLength();
}
