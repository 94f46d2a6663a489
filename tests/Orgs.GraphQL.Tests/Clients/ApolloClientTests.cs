namespace Orgs.GraphQL.Tests.Clients;

[NoDatabase]
public sealed class ApolloClientTests
{
    [Fact]
    public async Task Apollo_Client_queries_mutates_shows_errors_and_persists_its_queries()
    {
        NodeScript.SkipUnlessInstalled();
        await using var app = new OrgsApplication();
        var address = app.StartOnPort();
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann, "Acme Corp");

        var seen = await NodeScript.RunAsync("apollo.mjs", $"{address}/graphql", ann.AccessToken, Repository.PathOf("schema.graphql"));

        Names("before").ShouldBe(["Acme Corp"]);
        seen.GetProperty("created").GetProperty("organization").GetProperty("slug").GetString().ShouldBe("apollo-club");
        seen.GetProperty("created").GetProperty("membership").GetProperty("role").GetString().ShouldBe("OWNER");
        seen.GetProperty("refused").GetProperty("errors")[0].GetProperty("code").GetString().ShouldBe("SLUG_TAKEN");
        Names("after").ShouldBe(["Acme Corp", "Apollo Club"], ignoreOrder: true);
        Names("invalid").Count.ShouldBe(1);
        Names("persisted").ShouldBe(["Ann", "Ann"]);
        Names("firstSent").ShouldBe(["GET hash", "POST text"]);
        Names("secondSent").ShouldBe(["GET hash"]);

        IReadOnlyList<string?> Names(string member) => [.. seen.GetProperty(member).EnumerateArray().Select(name => name.GetString())];
    }
}
