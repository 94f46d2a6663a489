using System.Text.Json;
using Orgs.GraphQL.Tests.Isolation.Corpus;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>Whatever is written into any argument is text: to the databases, to formats, templates and paths.</summary>
[Trait("Abuse", "TI-16")]
public sealed class InjectionTests : IAsyncLifetime
{
    private static readonly string[] _texts =
    [
        "' OR '1'='1", "'; DROP TABLE users; --", "\" OR \"\"=\"", "1); DELETE FROM memberships WHERE (1=1",
        "' UNION SELECT password_hash FROM users --", "$1", ":name", "@p0", "?",
        "%", "_", "%%%%%%%%%%%%%%%%%%%%", "\\", "\\%", "[a-z]%", "a' ESCAPE 'a",
        "$.name", "$[*]", "{\"$ne\": null}", "->>'name'",
        "{0}", "{0:X99999999}", "%s%n%x", "{Name}", "{{name}}", "${jndi:ldap://localhost/a}", "<%= 7*7 %>", "#{7*7}", "@(7*7)",
        "\0", "a\0b", "\uFFFD", "\u202E", "a\r\nSet-Cookie: a=b", "../../etc/passwd", "<script>alert(1)</script>", new('x', 5_000),
    ];

    private readonly OrgsApplication _app = new(OrgsApplication.ForThoseWhoTryEverything);

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_is_written_into_an_argument_is_nothing_but_text()
    {
        var (team, owner, _, member) = await _app.CreateTeamAsync();
        var texts = _texts.Select(text => JsonSerializer.Serialize(text)).ToList();
        var (organization, membership, slug) = ($"\"{team.Id}\"", $"\"{team.Memberships[member]}\"", $"\"{team.Slug}\"");

        // Beside an id that leads somewhere the texts get as far as they can; as ids they get nowhere.
        IEnumerable<string> operations =
        [
            .. CorpusOf([organization], [slug], texts).Queries(),
            .. CorpusOf([organization], [slug, .. texts], texts).Shallow(),
            .. CorpusOf([membership], [slug], texts).Shallow(),
            .. CorpusOf(texts, [slug], ["\"any text\""]).Shallow(),
        ];
        foreach (var operation in operations)
        {
            var answer = await _app.As(owner).SendAsync(operation);
            if (answer.ErrorCodes.Contains("AUTH_NOT_AUTHENTICATED"))
            {
                // One of the operations before has ended the session.
                owner = owner with { AccessToken = await _app.SignInAsync(owner.Email) };
                answer = await _app.As(owner).SendAsync(operation);
            }

            answer.Status.ShouldBeLessThan(500, $"{operation}\n{answer.Text}");
            answer.ErrorCodes.ShouldNotContain("INTERNAL_SERVER_ERROR", $"{operation}\n{answer.Text}");
            answer.ErrorCodes.ShouldNotContain("TRY_AGAIN", $"{operation}\n{answer.Text}");
        }

        owner = owner with { AccessToken = await _app.SignInAsync(owner.Email) };
        (await _app.As(owner).SendAsync("query ($id: ID!) { node(id: $id) { ... on Organization { viewerRole } } }", new { id = team.Id }))
            .GetText("data.node.viewerRole").ShouldNotBeNull();
    }

    private static OperationCorpus CorpusOf(IReadOnlyList<string> ids, IReadOnlyList<string> slugs, IReadOnlyList<string> texts)
    {
        var schema = SchemaFile.Read();

        return new OperationCorpus(schema, new ArgumentValues(schema, new Dictionary<string, IReadOnlyList<string>>
        {
            ["ID"] = ids,
            ["String"] = texts,
            ["Slug"] = slugs,
            ["EmailAddress"] = [.. texts.Select(text => $"{text[..^1]}@orgs.test\"")],
            ["DateTime"] = ["\"2030-01-01T12:00:00Z\"", .. texts.Take(3)],
            ["Int"] = ["2"],
            ["Boolean"] = ["true"],
        }));
    }
}
