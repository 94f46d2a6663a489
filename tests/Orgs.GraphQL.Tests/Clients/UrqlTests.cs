namespace Orgs.GraphQL.Tests.Clients;

[NoDatabase]
public sealed class UrqlTests
{
    [Fact]
    public async Task Urql_queries_mutates_shows_errors_and_persists_its_queries()
    {
        NodeScript.SkipUnlessInstalled();
        await using var app = new OrgsApplication();
        var address = app.StartOnPort();
        var ann = await app.RegisterAsync("Ann");

        var seen = await NodeScript.RunAsync("urql.mjs", $"{address}/graphql", ann.AccessToken);

        Names("before").ShouldBeEmpty();
        seen.GetProperty("created").GetString().ShouldBe("Urql Club");
        Names("after").ShouldBe(["Urql Club"]);
        Names("invalid").ShouldHaveSingleItem().ShouldNotBeNull().ShouldContain("nothing");
        Names("persisted").ShouldBe(["Ann", "Ann"]);
        Names("firstSent").ShouldBe(["GET hash", "GET text"]);
        Names("secondSent").ShouldBe(["GET hash"]);

        IReadOnlyList<string?> Names(string member) => [.. seen.GetProperty(member).EnumerateArray().Select(name => name.GetString())];
    }
}
