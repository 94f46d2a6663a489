using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;

namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class PersistedOperationTests : IDisposable
{
    private const string Trusted = "query Trusted { __typename }";
    private const string Raw = "query Raw { __typename }";
    private const string Executed = """{"data":{"__typename":"Query"}}""";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trusted-");

    public PersistedOperationTests()
    {
        File.WriteAllText(System.IO.Path.Combine(_folder.FullName, $"{Hash(Trusted)}.graphql"), Trusted);
        File.WriteAllText(System.IO.Path.Combine(_folder.FullName, $"{Hash(SignIn)}.graphql"), SignIn);
    }

    private static string SignIn => "mutation SignIn($input: SignInInput!) { signIn(input: $input) { user { name } } }";

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("documentId")]
    [InlineData("id")]
    [InlineData("doc_id")]
    public async Task A_client_names_a_trusted_operation_instead_of_sending_it(string member)
    {
        await using var app = Start("Prefer");

        (await Post(app, new Dictionary<string, object> { [member] = Hash(Trusted) })).ShouldBe(Executed);
        (await app.Client.GetStringAsync($"/graphql?{member}={Hash(Trusted)}", TestContext.Current.CancellationToken)).ShouldBe(Executed);
        (await Post(app, new { query = Raw })).ShouldBe(Executed);
    }

    [Fact]
    public async Task An_automatic_persisted_query_is_sent_once_and_named_from_then_on()
    {
        await using var app = Start("Prefer");
        var named = new { extensions = new { persistedQuery = new { version = 1, sha256Hash = Hash(Raw) } } };

        (await Post(app, named)).ShouldContain("\"PersistedQueryNotFound\"");
        (await Post(app, new { query = Raw, named.extensions })).ShouldBe(Executed);
        (await Post(app, named)).ShouldBe(Executed);
        (await app.Client.GetStringAsync(
            $"/graphql?extensions={Uri.EscapeDataString($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{Hash(Raw)}}}"}}""")}",
            TestContext.Current.CancellationToken)).ShouldBe(Executed);
    }

    [Fact]
    [Trait("Abuse", "GD-28")]
    public async Task With_Only_no_text_of_a_client_is_run_whichever_way_it_comes()
    {
        await using var app = Start("Only", ("Orgs:Batching", "true"));
        var automatic = new { persistedQuery = new { version = 1, sha256Hash = Hash(Raw) } };

        (await Post(app, new { documentId = Hash(Trusted) })).ShouldBe(Executed);
        foreach (var refused in (string[])[
            await Post(app, new { query = Raw }),
            await Post(app, new { query = Trusted }),
            await Post(app, new { query = Raw, documentId = Hash(Trusted) }),
            await Post(app, new { query = Raw, extensions = automatic }),
            await Post(app, new[] { new { query = Raw } }),
            await Get(app, $"query={Uri.EscapeDataString(Raw)}"),
            await Post(app, new { extensions = automatic }),
            await Post(app, new { documentId = Hash(Raw) }),
        ])
        {
            refused.ShouldNotContain("\"data\"");
        }
    }

    [Fact]
    public async Task With_Off_names_are_not_supported()
    {
        await using var app = Start("Off");

        (await Post(app, new { documentId = Hash(Trusted) })).ShouldNotContain("\"data\"");
        (await Post(app, new { query = Raw })).ShouldBe(Executed);
    }

    [Fact]
    [Trait("Abuse", "TR-01")]
    public async Task A_mutation_is_no_query_because_it_is_named()
    {
        await using var app = Start("Prefer");

        using var response = await app.Client.GetAsync(
            $"/graphql?documentId={Hash(SignIn)}&variables={Uri.EscapeDataString("""{"input":{"email":"a@b.test","password":"x"}}""")}",
            TestContext.Current.CancellationToken);

        ((int)response.StatusCode).ShouldBe(405);
        response.Content.Headers.Allow.ShouldBe(["POST"]);
    }

    private OrgsApplication Start(string mode, params (string, string)[] settings)
        => new([("Orgs:PersistedOperations:Mode", mode), ("Orgs:PersistedOperations:Directory", _folder.FullName), .. settings]);

    private static async Task<string> Post(OrgsApplication app, object body)
    {
        using var response = await app.Client.PostAsync("/graphql", JsonContent.Create(body), TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<string> Get(OrgsApplication app, string parameters)
    {
        using var response = await app.Client.GetAsync($"/graphql?{parameters}", TestContext.Current.CancellationToken);
        return await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
