using Microsoft.AspNetCore.Routing;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>In production the port that everybody reaches has GraphQL and three words about health. What an operator does is a command on the machine.</summary>
[NoDatabase]
[Trait("Abuse", "AZ-22")]
public sealed class PublicSurfaceTests(PublicSurfaceTests.Production production) : IClassFixture<PublicSurfaceTests.Production>
{
    public static TheoryData<string> Guesses =>
    [
        "/", "/users", "/users/lock", "/users/lock/bob@orgs.example", "/seed", "/demo", "/dev/mail", "/dev/mail/", "/admin", "/management", "/manage",
        "/internal", "/api", "/api/users", "/swagger", "/swagger/index.html", "/openapi/v1.json", "/schema", "/schema.graphql", "/graphql/schema",
        "/graphql/schema.graphql", "/graphql/users/lock", "/graphql/index.html", "/graphiql", "/playground", "/altair", "/voyager", "/metrics",
        "/actuator", "/actuator/env", "/healthz", "/healthz/", "/healthz/live/users", "/health", "/debug", "/debug/pprof", "/trace", "/elmah", "/hangfire",
        "/appsettings.json", "/appsettings.Production.json", "/orgs.db", "/keys", "/.env", "/.git/config", "/persisted-operations", "/persisted-operations/",
        "/Identity/Account/Login", "/account/register", "/register", "/login", "/signin", "/manage/info", "/manage/2fa", "/refresh", "/confirmEmail",
    ];

    [Fact]
    public void There_are_no_other_addresses_than_GraphQL_and_health()
        => production.App.Get<IEnumerable<EndpointDataSource>>()
            .SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Select(endpoint => endpoint.RoutePattern.RawText?.Trim('/').Split('/', '{')[0])
            .Distinct().Order(StringComparer.Ordinal)
            .ShouldBe(["graphql", "healthz"]);

    [Theory]
    [MemberData(nameof(Guesses))]
    public async Task Where_others_have_their_administration_there_is_nothing(string path)
    {
        foreach (var method in (HttpMethod[])[HttpMethod.Get, HttpMethod.Post, HttpMethod.Put, HttpMethod.Delete])
        {
            foreach (var (status, text) in (IEnumerable<(int, string)>)[await SendAsync(method, path), await SendAsync(method, $"{path}?command=users%20lock&seed=true")])
            {
                status.ShouldBeOneOf([404, .. path.StartsWith("/graphql", StringComparison.Ordinal) ? (int[])[405, 406] : []]);
                text.ShouldNotContain("Orgs.");
            }
        }
    }

    [Theory]
    [InlineData("/healthz/live")]
    [InlineData("/healthz/ready")]
    [InlineData("/healthz/mail")]
    public async Task Health_is_one_word(string path)
        => (await SendAsync(HttpMethod.Get, path)).ShouldBe((200, "Healthy"));

    [Fact]
    public void No_mutation_does_what_the_commands_do()
        => SchemaFile.Read().Fields("Mutation").Select(mutation => mutation.Name.Value)
            .ShouldNotContain(name => name.Contains("lock", StringComparison.OrdinalIgnoreCase) || name.Contains("seed", StringComparison.OrdinalIgnoreCase)
                || name.Contains("purge", StringComparison.OrdinalIgnoreCase) || name.Contains("impersonate", StringComparison.OrdinalIgnoreCase));

    private async Task<(int Status, string Text)> SendAsync(HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, path);
        var (status, _, text) = await production.App.SendAsync(request);
        return (status, text);
    }

    public sealed class Production : IAsyncDisposable
    {
        public OrgsApplication App { get; } = new(("environment", "Production"), ("Orgs:PublicUrl", "https://orgs.test"));

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
