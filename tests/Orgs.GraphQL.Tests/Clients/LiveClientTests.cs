namespace Orgs.GraphQL.Tests.Clients;

public sealed class LiveClientTests
{
    [Fact]
    [Trait("Abuse", "TR-13")]
    public async Task Graphql_ws_graphql_sse_and_Apollo_ask_listen_and_notice_the_end_of_the_session()
    {
        NodeScript.SkipUnlessInstalled();
        await using var app = new OrgsApplication();
        var address = app.StartOnPort();
        var ann = await app.RegisterAsync("Ann");
        var team = await app.CreateOrganizationAsync(ann);

        var seen = await NodeScript.RunAsync("live.mjs", $"{address}/graphql", ann.AccessToken, team.Id);

        seen.GetProperty("queried").EnumerateArray().Select(name => name.GetString()).ShouldBe(["Ann", "Ann"]);
        seen.GetProperty("invalid").EnumerateArray().ShouldAllBe(errors => errors[0].GetString()!.Contains("nothing", StringComparison.Ordinal));
        foreach (var client in (string[])["socket", "stream"])
        {
            seen.GetProperty(client).GetProperty("kind").GetString().ShouldBe("CREATED");
            seen.GetProperty(client).GetProperty("subject").GetProperty("__typename").GetString().ShouldBe("Invitation");
        }

        seen.GetProperty("apollo").GetString().ShouldBe("CREATED");
        seen.GetProperty("closed").GetInt32().ShouldBe(4403);
        seen.GetProperty("streamEnd").GetString().ShouldBe("complete");
    }
}
