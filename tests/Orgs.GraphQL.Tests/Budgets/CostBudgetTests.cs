using Orgs.GraphQL.Tests.Documentation;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Budgets;

public sealed class CostBudgetTests
{
    /// <summary>Costs 10 of work; there is one object in the answer.</summary>
    private const string Query = """{"query":"{ organization(slug: \"none\") { name } }"}""";

    [Fact]
    [Trait("Abuse", "GD-25")]
    [Trait("Abuse", "GD-34")]
    public async Task GD_25_Who_has_used_up_the_budget_is_told_when_to_come_again_and_then_is_answered()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerUser", "25"));
        var ada = await app.RegisterAsync("Ada");
        app.Clock.Advance(TimeSpan.FromMinutes(1));

        var first = await app.SendAsync(HttpOf.Post(Query).As(ada));
        app.Clock.Advance(TimeSpan.FromSeconds(20));
        var second = await app.SendAsync(HttpOf.Post(Query).As(ada));
        var third = await app.SendAsync(HttpOf.Post(Query).As(ada));
        app.Clock.Advance(TimeSpan.FromSeconds(40));
        var afterwards = await app.SendAsync(HttpOf.Post(Query).As(ada));

        Budget(first.Response).ShouldBe(("25", "15", "60", null));
        Budget(second.Response).ShouldBe(("25", "5", "40", null));
        third.Status.ShouldBe(429);
        Budget(third.Response).ShouldBe(("25", "5", "40", "40"));
        third.Text.ShouldBe(
            """{"errors":[{"message":"The operation costs 10, and of the 25 that CostPerUser allows in a minute 5 are left. Wait 40 seconds, then try again.","extensions":{"code":"RATE_LIMITED","limit":"CostPerUser","value":10,"allowed":25,"remaining":5,"retryAfterSeconds":40}}]}""");
        afterwards.Status.ShouldBe(200);
        afterwards.Text.ShouldBe("""{"data":{"organization":null}}""");
    }

    [Fact]
    [Trait("Abuse", "GD-25")]
    public async Task GD_25_New_tokens_connections_and_claimed_addresses_bring_no_new_budget()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerUser", "25"));
        var ada = await app.RegisterAsync("Ada");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        await app.SendAsync(HttpOf.Post(Query).As(ada));
        await app.SendAsync(HttpOf.Post(Query).As(ada));

        var newToken = await app.SignInAsync(ada.Email);
        var withNewToken = await app.As(newToken).SendAsync("""{ organization(slug: "none") { name } }""");
        using var newConnection = app.CreateClient();
        var overNewConnection = await newConnection.SendAsync(HttpOf.Post(Query).As(ada), TestContext.Current.CancellationToken);
        var fromElsewhere = await app.SendAsync(HttpOf.Post(Query, headers: ["X-Forwarded-For: 198.51.100.7", "Forwarded: for=198.51.100.7"]).As(ada));
        var byGet = await app.SendAsync(HttpOf.Get("/graphql?query={organization(slug:%22none%22){name}}").As(ada));

        withNewToken.Status.ShouldBe(429);
        ((int)overNewConnection.StatusCode).ShouldBe(429);
        fromElsewhere.Status.ShouldBe(429);
        byGet.Status.ShouldBe(429);
    }

    [Theory]
    [Trait("Abuse", "GD-25")]
    [InlineData(null, 429)]
    [InlineData("127.0.0.1", 200)]
    public async Task GD_25_Who_is_not_signed_in_has_the_budget_of_the_network_the_connection_comes_from(string? proxy, int status)
    {
        await using var app = new OrgsApplication([("Orgs:Limits:CostPerNetwork", "15"), .. proxy is null ? Array.Empty<(string, string)>() : [("Orgs:Proxies:0", proxy)]]);
        app.StartOnPort();

        (await app.SendAsync(HttpOf.Post(Query, headers: "X-Forwarded-For: 198.51.100.1"))).Status.ShouldBe(200);
        (await app.SendAsync(HttpOf.Post(Query, headers: "X-Forwarded-For: 198.51.100.1"))).Status.ShouldBe(429);
        (await app.SendAsync(HttpOf.Post(Query, headers: "X-Forwarded-For: 198.51.100.2"))).Status.ShouldBe(status);
    }

    [Fact]
    [Trait("Abuse", "TI-11")]
    public async Task TI_11_One_user_far_over_the_budget_takes_nothing_from_another()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerUser", "1000"));
        var ada = await app.RegisterAsync("Ada");
        var ben = await app.RegisterAsync("Ben");
        app.Clock.Advance(TimeSpan.FromMinutes(1));
        app.Statements.Reset();

        var statuses = new List<int>();

        for (var i = 0; i < 200; i++)
        {
            statuses.Add((await app.SendAsync(HttpOf.Post("""{"query":"{ me { organizations(first: 40) { nodes { slug } } } }"}""").As(ada))).Status);
        }

        statuses.Count(status => status == 200).ShouldBe(1000 / 43);
        app.Statements.Statements.Count.ShouldBe(200 + (1000 / 43), "a refused operation asks the database nothing but who is asking");
        var (status, response, _) = await app.SendAsync(HttpOf.Post(Query).As(ben));
        status.ShouldBe(200);
        Budget(response).Remaining.ShouldBe("990");
    }

    [Fact]
    public async Task An_operation_above_the_whole_budget_is_told_that_waiting_does_not_help()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerNetwork", "9"));

        var (status, response, text) = await app.SendAsync(HttpOf.Post(Query));

        status.ShouldBe(429);
        text.ShouldContain("The operation costs 10; CostPerNetwork allows 9 in a minute.");
        text.ShouldContain("\"retryAfterSeconds\":null");
        Budget(response).RetryAfter.ShouldBeNull();
    }

    [Fact]
    [Trait("Abuse", "GD-33")]
    public async Task GD_33_The_introspection_of_development_tools_takes_less_than_half_of_a_network_s_budget()
    {
        await using var app = new OrgsApplication();

        var measured = await app.MeasureAsync(DocumentedOperations.Introspection);

        measured.Get("extensions.operationCost.fieldCost").GetDouble().ShouldBeLessThan(new LimitOptions().CostPerNetwork / 2.0);
        measured.Get("extensions.operationCost.typeCost").GetDouble().ShouldBeLessThan(new LimitOptions().CostPerNetwork / 2.0);
    }

    [Fact]
    public async Task What_is_refused_or_only_measured_costs_nothing()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerNetwork", "10"));

        await app.MeasureAsync("""{ organization(slug: "none") { name } }""");
        await app.AsNobody().SendAsync("{ me { nme } }");
        await app.AsNobody().SendAsync("{ me { organizations(first: 100000) { nodes { slug } } } }");

        (await app.AsNobody().SendAsync("""{ organization(slug: "none") { name } }""")).Status.ShouldBe(200);
    }

    [Fact]
    public async Task Budgets_can_be_switched_off()
    {
        await using var app = new OrgsApplication(("Orgs:Limits:CostPerNetwork", "1"), ("Orgs:Limits:CostBudgets", "false"));

        var (status, response, _) = await app.SendAsync(HttpOf.Post(Query));

        status.ShouldBe(200);
        Budget(response).ShouldBe((null, null, null, null));
    }

    [Fact]
    public async Task A_minute_of_ordinary_work_is_far_from_the_budget()
    {
        await using var app = new OrgsApplication(("environment", "Production"), ("Orgs:PublicUrl", "http://localhost"));
        var clicks = new[] { "bench me.graphql", "bench org.graphql", "bench big.graphql", "bench create.graphql", "bench invite.graphql", "playground Me" };
        var cost = 0.0;

        foreach (var click in clicks)
        {
            var measured = await app.MeasureAsync(DocumentedOperations.All[click]);
            cost += Math.Max(measured.Get("extensions.operationCost.fieldCost").GetDouble(), measured.Get("extensions.operationCost.typeCost").GetDouble());
        }

        (cost * 60 / clicks.Length).ShouldBeLessThan(new LimitOptions().CostPerUser / 2.0, "one click in a second");
    }

    private static (string? Limit, string? Remaining, string? Reset, string? RetryAfter) Budget(HttpResponseMessage response)
        => (response.Header("RateLimit-Limit"), response.Header("RateLimit-Remaining"), response.Header("RateLimit-Reset"), response.Header("Retry-After"));
}
