namespace Orgs.GraphQL.Tests.Clients;

[NoDatabase]
public sealed class GraphQLHttpTests
{
    [Fact]
    [Trait("Abuse", "TR-21")]
    public async Task All_audits_of_GraphQL_over_HTTP_pass()
    {
        NodeScript.SkipUnlessInstalled();
        await using var app = new OrgsApplication();

        var audits = await NodeScript.RunAsync("audits.mjs", $"{app.StartOnPort()}/graphql");

        audits.EnumerateArray()
            .Where(audit => audit.GetProperty("status").GetString() != "ok")
            .Select(audit => $"{audit.GetProperty("name")}: {audit.GetProperty("status")}, {audit.GetProperty("reason")}")
            .ShouldBeEmpty();
        audits.GetArrayLength().ShouldBe(61);
    }
}
