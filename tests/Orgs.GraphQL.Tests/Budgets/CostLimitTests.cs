using System.Text.Json;
using Microsoft.AspNetCore.TestHost;
using Orgs.GraphQL.Tests.Documentation;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Budgets;

public sealed class CostLimitTests(CostLimitTests.HalfOfEverything half) : IClassFixture<CostLimitTests.HalfOfEverything>
{
    public static TheoryData<string> Documented => [.. DocumentedOperations.All.Keys];

    [Theory]
    [Trait("Abuse", "GD-33")]
    [Trait("Behaviour", "G16")]
    [MemberData(nameof(Documented))]
    public async Task GD_33_Every_documented_operation_needs_at_most_half_of_every_limit(string name)
    {
        var document = DocumentedOperations.All[name];
        using var request = HttpOf.Post(
            JsonSerializer.Serialize(new { query = document, variables = DocumentedOperations.SomethingForVariables(document) }),
            headers: "GraphQL-Cost: validate");

        using var response = await half.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var answer = new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), []);

        answer.ErrorCodes.ShouldBeEmpty(answer.Text);
        answer.Get("extensions.operationCost.fieldCost").GetDouble().ShouldBeLessThanOrEqualTo(new LimitOptions().MaxFieldCost / 2);
        answer.Get("extensions.operationCost.typeCost").GetDouble().ShouldBeLessThanOrEqualTo(new LimitOptions().MaxTypeCost / 2);
        answer.Get("extensions.operationCost.responseSize").GetDouble().ShouldBeLessThanOrEqualTo(10 * 1024 * 1024 / 2.0);
        document.Length.ShouldBeLessThanOrEqualTo(64 * 1024 / 2);
        NestingOf(document).ShouldBeLessThanOrEqualTo(128 / 2);
        document.Split("fragment ").Length.ShouldBeLessThanOrEqualTo(256 / 2);
    }

    [Fact]
    public void The_operations_that_are_held_against_the_limits_are_all_there_are()
    {
        DocumentedOperations.All.Count(operation => operation.Key.StartsWith("README", StringComparison.Ordinal)).ShouldBeGreaterThan(15);
        DocumentedOperations.All.Values.ShouldAllBe(document => document.Contains('{'));
        DocumentedOperations.All.Keys.ShouldContain("bench me.graphql");
        DocumentedOperations.All.Keys.ShouldContain("playground Me");
        DocumentedOperations.All.Count(operation => operation.Key.StartsWith("operations.md", StringComparison.Ordinal)).ShouldBeGreaterThan(40);
    }

    [Fact]
    [Trait("Abuse", "GD-33")]
    public async Task GD_33_The_limits_are_not_far_above_what_the_largest_documented_operation_needs()
    {
        await using var app = new OrgsApplication();
        var largest = 0.0;

        foreach (var document in DocumentedOperations.All.Values)
        {
            largest = Math.Max(largest, (await app.MeasureAsync(document)).Get("extensions.operationCost.typeCost").GetDouble());
        }

        largest.ShouldBeGreaterThan(new LimitOptions().MaxTypeCost / 4);
    }

    [Fact]
    [Trait("Abuse", "GD-11")]
    public async Task GD_11_Going_from_users_to_organizations_and_back_is_refused_for_what_it_costs()
    {
        await using var app = new OrgsApplication();
        var person = await app.RegisterAsync("Ada");

        var answer = await app.As(person).SendAsync(
            "{ me { organizations { nodes { members { nodes { user { organizations { nodes { members { nodes { user { name } } } } } } } } } } } }");

        answer.Status.ShouldBe(400);
        answer.ErrorCodes.ShouldBe(["HC0047"]);
        answer.GetText("errors.0.extensions.limit").ShouldBe("MaxFieldCost");
        answer.Json.TryGetProperty("data", out _).ShouldBeFalse();
    }

    [Fact]
    [Trait("Abuse", "GD-11")]
    public async Task GD_11_A_document_that_goes_to_and_fro_twenty_times_is_refused()
    {
        await using var app = new OrgsApplication();

        var answer = await app.AsNobody().SendAsync(
            $$"""{ me { {{string.Concat(Enumerable.Repeat("organizations { nodes { members { nodes { user { ", 20))}} name {{new string('}', 100)}} } }""");

        answer.ErrorCodes.ShouldBe(["HC0047"]);
    }

    [Theory]
    [Trait("Abuse", "GD-14")]
    [InlineData(10, 200)]
    [InlineData(100, 400)]
    public async Task GD_14_What_counts_is_the_size_of_the_page_when_the_operation_runs(int n, int status)
    {
        await using var app = new OrgsApplication();
        var person = await app.RegisterAsync("Ada");

        var answer = await app.As(person).SendAsync(
            "query ($n: Int = 1) { me { organizations(first: $n) { nodes { members(first: $n) { nodes { user { name } } edges { node { user { name } } } } } } } }",
            new { n });

        answer.Status.ShouldBe(status);
        answer.ErrorCodes.ShouldBe(status == 200 ? [] : ["HC0047"]);
    }

    [Fact]
    [Trait("Abuse", "GD-15")]
    [Trait("Abuse", "GD-34")]
    public async Task GD_15_Sizes_whose_product_is_beyond_every_number_are_refused_and_the_refusal_tells_the_limit()
    {
        await using var app = new OrgsApplication();

        var answer = await app.AsNobody().SendAsync(
            """
            query ($n: Int!) {
              me { organizations(first: $n) { nodes { members(first: $n) { nodes { user { organizations(first: $n) { nodes { members(first: $n) { totalCount } } } } } } } } }
            }
            """,
            new { n = int.MaxValue });

        answer.Status.ShouldBe(400);
        answer.Text.ShouldBe(
            """{"errors":[{"message":"The operation's field cost is 9223372036854775807, MaxFieldCost is 20000.","extensions":{"code":"HC0047","limit":"MaxFieldCost","value":9223372036854775807,"allowed":20000}}]}""");
    }

    [Fact]
    [Trait("Abuse", "GD-16")]
    [Trait("Abuse", "GD-34")]
    public async Task GD_16_Fifty_nodes_at_once_are_allowed_and_the_same_one_fifty_one_times_is_not()
    {
        await using var app = new OrgsApplication();
        var person = await app.RegisterAsync("Ada");
        const string document = "query ($ids: [ID!]!) { nodes(ids: $ids) { id } }";

        var fifty = await app.As(person).SendAsync(document, new { ids = Enumerable.Repeat(person.Id, 50) });
        var more = await app.As(person).SendAsync(document, new { ids = Enumerable.Repeat(person.Id, 51) });
        var many = await app.As(person).SendAsync(document, new { ids = Enumerable.Range(0, 10_000).Select(number => $"{number}") });

        fifty.ErrorCodes.ShouldBeEmpty(fifty.Text);
        fifty.Get("data.nodes").GetArrayLength().ShouldBe(50);
        more.ErrorCodes.ShouldBe(["HC0076"]);
        more.Get("errors.0.extensions").ToString().ShouldBe("""{"code":"HC0076","limit":"MaxAllowedNodeBatchSize","value":51,"allowed":50}""");
        many.ErrorCodes.ShouldHaveSingleItem().ShouldBeOneOf("HC0076", "HC0047");
    }

    [Fact]
    [Trait("Abuse", "GD-31")]
    public async Task GD_31_A_response_that_could_pass_the_largest_size_is_refused_before_it_is_begun()
    {
        await using var app = new OrgsApplication();
        var person = await app.RegisterAsync("Ada");
        var names = string.Join(' ', Enumerable.Range(0, 90).Select(number => $"name{number}: name"));

        var answer = await app.As(person).SendAsync(
            $$"""{ me { organizations { nodes { members { nodes { user { {{names}} } } } } } } }""");

        answer.ErrorCodes.ShouldBe(["HC0047"]);
        answer.GetText("errors.0.extensions.limit").ShouldBe("MaxResponseBytes");
    }

    [Fact]
    [Trait("Abuse", "GD-34")]
    public async Task GD_34_Who_wants_to_know_is_told_the_cost_beside_the_answer_or_instead_of_it()
    {
        await using var app = new OrgsApplication();
        var person = await app.RegisterAsync("Ada");
        const string query = """{"query":"{ me { name organizations(first: 5) { nodes { slug } } } }"}""";
        app.Statements.Reset();

        var validated = await app.SendAsync(HttpOf.Post(query, headers: "GraphQL-Cost: validate").As(person));
        var statements = app.Statements.Statements.Count;
        var reported = await app.SendAsync(HttpOf.Post(query, headers: "GraphQL-Cost: report").As(person));

        validated.Text.ShouldStartWith("""{"extensions":{"operationCost":{"fieldCost":12,"typeCost":8,""");
        statements.ShouldBe(1, "who is asking");
        reported.Text.ShouldStartWith("""{"data":{"me":{"name":"Ada","organizations":{"nodes":[]}}},"extensions":{"operationCost":{"fieldCost":12,"typeCost":8,""");
    }

    private static int NestingOf(string document)
    {
        var (level, deepest) = (0, 0);

        foreach (var character in document)
        {
            level += character is '{' or '(' or '[' ? 1 : character is '}' or ')' or ']' ? -1 : 0;
            deepest = Math.Max(deepest, level);
        }

        return deepest;
    }

    /// <summary>The server with half of what it allows otherwise.</summary>
    public sealed class HalfOfEverything : IAsyncDisposable
    {
        private readonly OrgsApplication _app = new();

        public HalfOfEverything() => Client = _app
            .WithWebHostBuilder(builder => builder.ConfigureTestServices(services => services
                .AddGraphQL()
                .AddMaxExecutionDepthRule(15 / 2)
                .ModifyCostOptions(options =>
                {
                    options.MaxFieldCost /= 2;
                    options.MaxTypeCost /= 2;
                })
                .ModifyParserOptions(options =>
                {
                    options.MaxAllowedTokens /= 2;
                    options.MaxAllowedFields /= 2;
                })))
            .CreateClient();

        public HttpClient Client { get; }

        public ValueTask DisposeAsync() => _app.DisposeAsync();
    }
}
