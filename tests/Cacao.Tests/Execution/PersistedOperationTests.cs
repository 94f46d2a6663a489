using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Cacao.Execution;

namespace Cacao.Tests.Execution;

public sealed class PersistedOperationTests : IDisposable
{
    private const string NotFound = """{"errors":[{"message":"PersistedQueryNotFound","extensions":{"code":"PERSISTED_QUERY_NOT_FOUND"}}]}""";
    private const string Only = "HC0067";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("trusted-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_trusted_document_runs_by_its_name()
    {
        var schema = Schema(Trust("query A($n: Int!) { twice(n: $n) }"));

        (await Send(schema, documentId: Hash("query A($n: Int!) { twice(n: $n) }"), variables: """{"n":21}""")).ShouldBe("""{"data":{"twice":42}}""");
        (await Send(schema, documentId: "sha256:" + Hash("query A($n: Int!) { twice(n: $n) }").ToUpperInvariant(), variables: """{"n":1}"""))
            .ShouldBe("""{"data":{"twice":2}}""");
    }

    [Fact]
    public async Task A_file_may_end_with_a_line_break()
    {
        var schema = Schema(Trust("{ a }", "{ a }\n"));

        (await Send(schema, documentId: Hash("{ a }"))).ShouldBe("""{"data":{"a":"A"}}""");
    }

    [Fact]
    public async Task The_name_may_come_the_way_of_automatic_ones()
    {
        var schema = Schema(Trust("{ a }"));

        (await Send(schema, hash: Hash("{ a }"))).ShouldBe("""{"data":{"a":"A"}}""");
    }

    [Theory]
    [Trait("Abuse", "GD-28")]
    [InlineData("../secret")]
    [InlineData("/etc/passwd")]
    [InlineData("")]
    [InlineData("0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    public async Task A_name_that_no_file_has_is_not_found(string documentId)
    {
        await File.WriteAllTextAsync(System.IO.Path.Combine(_folder.Parent!.FullName, "secret.graphql"), "{ a }", TestContext.Current.CancellationToken);
        var schema = Schema(Trust("{ a }"));

        (await Send(schema, documentId: documentId)).ShouldBe(NotFound);
    }

    [Fact]
    [Trait("Abuse", "GD-28")]
    public async Task A_file_that_is_not_named_by_its_text_is_not_served()
    {
        await File.WriteAllTextAsync(System.IO.Path.Combine(_folder.FullName, Hash("{ a }") + ".graphql"), "{ b }", TestContext.Current.CancellationToken);
        var schema = Schema(options => options.Folder = _folder.FullName);

        (await Send(schema, documentId: Hash("{ a }"))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task Without_persisted_operations_the_client_is_told_so()
    {
        var schema = Schema(options => options.IsEnabled = false);

        (await Send(schema, hash: Hash("{ a }"))).ShouldContain("PERSISTED_QUERY_NOT_SUPPORTED");
        (await Send(schema, documentId: Hash("{ a }"))).ShouldContain("PERSISTED_QUERY_NOT_SUPPORTED");
        (await Send(schema, "{ a }", hash: Hash("{ b }"))).ShouldBe("""{"data":{"a":"A"}}""");
    }

    [Fact]
    public async Task A_request_with_neither_text_nor_name_is_refused()
    {
        var schema = Schema();

        (await Send(schema)).ShouldContain("HC0009");
    }

    [Fact]
    public async Task An_automatic_document_is_kept_when_its_text_has_come_once()
    {
        var schema = Schema();

        (await Send(schema, hash: Hash("{ a }"))).ShouldBe(NotFound);
        (await Send(schema, "{ a }", hash: Hash("{ a }"))).ShouldBe("""{"data":{"a":"A"}}""");
        (await Send(schema, hash: Hash("{ a }"))).ShouldBe("""{"data":{"a":"A"}}""");
    }

    [Fact]
    [Trait("Abuse", "GD-28")]
    public async Task A_text_under_another_texts_hash_is_refused_and_not_kept()
    {
        var schema = Schema();

        (await Send(schema, "{ b }", hash: Hash("{ a }"))).ShouldContain("PERSISTED_QUERY_HASH_MISMATCH");
        (await Send(schema, "{ b }", documentId: Hash("{ a }"))).ShouldContain("PERSISTED_QUERY_HASH_MISMATCH");
        (await Send(schema, "{ b }", hash: "no hash")).ShouldContain("PERSISTED_QUERY_HASH_MISMATCH");
        (await Send(schema, hash: Hash("{ a }"))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task A_name_of_the_clients_own_beside_the_text_changes_nothing()
    {
        var schema = Schema();

        (await Send(schema, "{ a }", documentId: "FriendsQuery")).ShouldBe("""{"data":{"a":"A"}}""");
    }

    [Theory]
    [Trait("Abuse", "GD-28")]
    [InlineData("{ a")]
    [InlineData("{ nothing }")]
    public async Task Documents_that_are_refused_are_not_kept(string document)
    {
        var schema = Schema();

        await Send(schema, document, hash: Hash(document));

        (await Send(schema, hash: Hash(document))).ShouldBe(NotFound);
    }

    [Fact]
    [Trait("Abuse", "GD-28")]
    public async Task A_flood_of_automatic_documents_stays_bounded_and_pushes_out_neither_trusted_ones_nor_those_in_use()
    {
        var schema = Schema(options =>
        {
            Trust("{ a }")(options);
            options.MaxAutomaticDocuments = 10;
        });
        await Send(schema, "{ b }", hash: Hash("{ b }"));
        await Send(schema, documentId: Hash("{ a }"));

        for (var i = 0; i < 500; i++)
        {
            var flood = $"{{ x{i}: b }}";
            (await Send(schema, flood, hash: Hash(flood))).ShouldBe($$$"""{"data":{"x{{{i}}}":"B"}}""");
            (await Send(schema, hash: Hash("{ b }"))).ShouldBe("""{"data":{"b":"B"}}""");
        }

        (await Send(schema, documentId: Hash("{ a }"))).ShouldBe("""{"data":{"a":"A"}}""");
        var kept = 0;
        for (var i = 0; i < 500; i++)
        {
            kept += await Send(schema, hash: Hash($"{{ x{i}: b }}")) == NotFound ? 0 : 1;
        }

        kept.ShouldBeLessThan(10);
    }

    [Fact]
    [Trait("Abuse", "GD-28")]
    public void Automatic_documents_are_bounded_in_bytes_too()
    {
        var documents = new AutomaticDocuments(1_000, maxBytes: 100);

        for (var i = 0; i < 100; i++)
        {
            var text = Encoding.UTF8.GetBytes($"{{ a{i:0000} }}");
            documents.Add(new PersistedDocument(DocumentHash.Of(text), text));
        }

        documents.Count.ShouldBe(11);
    }

    [Theory]
    [Trait("Abuse", "GD-28")]
    [InlineData("{ a }", null, null)]
    [InlineData("{ a }", "{ a }", null)]
    [InlineData("{ a }", null, "{ a }")]
    [InlineData("{ b }", null, "{ b }")]
    public async Task Where_only_persisted_ones_are_allowed_no_text_is_taken(string document, string? documentId, string? hash)
    {
        var schema = Schema(options =>
        {
            Trust("{ a }")(options);
            options.OnlyAllowPersistedDocuments = true;
        });

        (await Send(schema, document, documentId is null ? null : Hash(documentId), hash is null ? null : Hash(hash))).ShouldContain(Only);
        (await Send(schema, documentId: Hash("{ a }"))).ShouldBe("""{"data":{"a":"A"}}""");
        (await Send(schema, hash: Hash("{ b }"))).ShouldBe(NotFound);
    }

    [Fact]
    public async Task A_trusted_document_is_parsed_and_planned_once()
    {
        var schema = Schema(Trust("{ a }"));
        await Send(schema, documentId: Hash("{ a }"));
        var parsed = schema.Executor.Documents.Find("{ a }"u8)!;
        var plan = parsed.FindPlan(null);

        await Send(schema, documentId: Hash("{ a }"));

        plan.ShouldNotBeNull();
        parsed.FindPlan(null).ShouldBeSameAs(plan);
        parsed.PlanCount.ShouldBe(1);
    }

    private TestSchema Schema(Action<PersistedOperationOptions>? configure = null)
    {
        var schema = new TestSchema("type Query { a: String b: String twice(n: Int!): Int }")
            .Value("Query.a", "A")
            .Value("Query.b", "B")
            .Resolve("Query.twice", context => context.ArgumentValue<int>("n") * 2);
        schema.Options.PersistedOperations.IsEnabled = true;
        schema.Options.PersistedOperations.IsAutomatic = true;
        configure?.Invoke(schema.Options.PersistedOperations);

        return schema;
    }

    private Action<PersistedOperationOptions> Trust(string document, string? text = null)
    {
        File.WriteAllText(System.IO.Path.Combine(_folder.FullName, Hash(document) + ".graphql"), text ?? document);

        return options => options.Folder = _folder.FullName;
    }

    private static async Task<string> Send(TestSchema schema, string? document = null, string? documentId = null, string? hash = null, string? variables = null)
    {
        using var result = await schema.Executor.ExecuteAsync(
            new GraphQLRequest
            {
                Document = Encoding.UTF8.GetBytes(document ?? ""),
                DocumentId = documentId,
                Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
                Extensions = hash is null
                    ? default
                    : JsonDocument.Parse($$$"""{"persistedQuery":{"version":1,"sha256Hash":"{{{hash}}}"}}""").RootElement,
            },
            schema.Services);

        return result.ToJson();
    }

    private static string Hash(string document) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(document)));
}
