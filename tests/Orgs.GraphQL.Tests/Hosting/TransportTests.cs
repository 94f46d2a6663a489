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
    [InlineData("a: SIGNIN b: SIGNIN")]
    [InlineData("SIGNIN SIGNIN")]
    [InlineData("updateMe(input: { name: \\\"Changed\\\" }) { user { name } } a: SIGNIN b: SIGNIN")]
    [InlineData("a: SIGNIN ... { b: SIGNIN }")]
    [InlineData("a: SIGNIN ... on Mutation { ...Second } } fragment Second on Mutation { b: SIGNIN")]
    [InlineData("a: SIGNIN b: SIGNIN c: SIGNIN d: SIGNIN e: SIGNIN f: SIGNIN g: SIGNIN h: SIGNIN i: SIGNIN j: SIGNIN")]
    public async Task A_document_with_two_sign_ins_is_refused_before_anything_of_it_is_done(string fields)
    {
        await using var app = new OrgsApplication();
        var ann = await app.RegisterAsync("Ann");
        var before = await CountSessionsAsync(app, ann);

        var answer = await app.SendAsync(HttpOf.Post(
            $$"""{"query":"mutation { {{fields.Replace("SIGNIN", SignIn, StringComparison.Ordinal)}} }"}""",
            headers: "Accept: application/graphql-response+json").As(ann));

        answer.Text.ShouldBe("""{"errors":[{"message":"A request can ask for signIn once.","extensions":{"code":"LIMIT_EXCEEDED"}}]}""");
        answer.Status.ShouldBe(400);
        (await CountSessionsAsync(app, ann)).ShouldBe(before);
        (await app.As(ann).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Ann");
    }

    [Fact]
    [Trait("Abuse", "AN-05")]
    public async Task Of_several_operations_in_a_document_each_can_sign_in_because_one_is_executed()
    {
        await using var app = new OrgsApplication();
        var ann = await app.RegisterAsync("Ann");
        var before = await CountSessionsAsync(app, ann);

        await app.SendAsync(HttpOf.Post($$"""{"query":"mutation A { {{SignIn}} } mutation B { {{SignIn}} }","operationName":"B"}"""));

        (await CountSessionsAsync(app, ann)).ShouldBe(before + 1);
    }

    [Theory]
    [Trait("Abuse", "AN-05")]
    [InlineData(10, 1)]
    [InlineData(100, 0)]
    public async Task Of_a_list_of_sign_ins_one_is_tried_at_most(int count, int tried)
    {
        await using var app = new OrgsApplication(("Orgs:Batching", "true"));
        var ann = await app.RegisterAsync("Ann");
        var before = await CountSessionsAsync(app, ann);

        var answer = await app.SendAsync(HttpOf.Post($"[{string.Join(',', Enumerable.Repeat($$"""{"query":"mutation { {{SignIn}} }"}""", count))}]"));

        (await CountSessionsAsync(app, ann)).ShouldBe(before + tried);
        answer.Text.Split("\"data\"").Length.ShouldBe(1 + tried);
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

    private const string SignIn =
        "signIn(input: { email: \\\"ann@orgs.test\\\", password: \\\"a password for tests\\\", useCookie: false }) { accessToken }";

    private static async Task<int> CountSessionsAsync(OrgsApplication app, Person person)
        => (await app.As(person).SendAsync("{ me { sessions { id } } }")).Get("data.me.sessions").GetArrayLength();
}
