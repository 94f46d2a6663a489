using System.Net.Http.Json;
using System.Text.Json;

namespace Orgs.GraphQL.Tests.Clients;

[NoDatabase]
public sealed class RelayCompilerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("relay-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Relay_compiles_against_the_schema_and_its_persisted_queries_are_trusted_documents()
    {
        NodeScript.SkipUnlessInstalled();
        var documents = await CompileAsync();
        foreach (var (hash, text) in documents)
        {
            await File.WriteAllTextAsync(PathOf($"{hash}.graphql"), text, TestContext.Current.CancellationToken);
        }

        await using var app = new OrgsApplication(("Orgs:PersistedOperations:Mode", "Only"), ("Orgs:PersistedOperations:Directory", _folder.FullName));
        var query = documents.Single(document => document.Value.Contains("query MembersQuery", StringComparison.Ordinal)).Key;

        using var response = await app.Client.PostAsync(
            "/graphql", JsonContent.Create(new { doc_id = query, variables = new { slug = "acme" } }), TestContext.Current.CancellationToken);

        // Nobody is signed in: it ran, and was denied.
        (await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("AUTH_NOT_AUTHENTICATED");
        documents.Count.ShouldBe(4);
    }

    private async Task<Dictionary<string, string>> CompileAsync()
    {
        File.Copy(Repository.PathOf("schema.graphql"), PathOf("schema.graphql"));
        File.Copy(System.IO.Path.Combine(NodeScript.Folder, "relay", "Members.js"), PathOf("Members.js"));
        await File.WriteAllTextAsync(PathOf("persisted.json"), "{}", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(
            PathOf("relay.config.json"),
            """{"src":".","schema":"schema.graphql","language":"javascript","persistConfig":{"file":"persisted.json","algorithm":"SHA256"}}""",
            TestContext.Current.CancellationToken);

        await NodeScript.RunToolAsync(NodeScript.PathOfTool("relay-compiler"), _folder.FullName, "relay.config.json");

        return JsonSerializer.Deserialize<Dictionary<string, string>>(
            await File.ReadAllTextAsync(PathOf("persisted.json"), TestContext.Current.CancellationToken))!;
    }

    private string PathOf(string file) => System.IO.Path.Combine(_folder.FullName, file);
}
