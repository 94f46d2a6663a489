using System.Net.Http.Headers;
using System.Text.Json;
using Orgs.GraphQL.Tests.Hosting;
using Orgs.GraphQL.Tests.Isolation.Corpus;

namespace Orgs.GraphQL.Tests.Isolation;

/// <summary>
/// What is hidden answers like what was never there: the same status, headers and body, and the same questions to the database. Asked with every
/// operation that can be made from the schema.
/// </summary>
[Trait("Abuse", "TI-07")]
[Trait("Behaviour", "G9")]
public sealed class ExistenceTests : IAsyncLifetime
{
    /// <summary>Headers that tell of the moment, or of how much was asked before.</summary>
    private static readonly string[] _ofTheMoment = ["Date", "RateLimit-Remaining", "RateLimit-Reset", "RateLimit"];

    private readonly OrgsApplication _app = new([.. OrgsApplication.ForBusyPeople, ("Orgs:Limits:WrongTokensPerNetwork", "1000000")]);
    private readonly Dictionary<string, string> _hidden = [];
    private readonly Dictionary<string, Person?> _strangers = new() { ["nobody"] = null };
    private Team _acme = null!;

    public async ValueTask InitializeAsync()
    {
        var (team, owner, _, member) = await _app.CreateTeamAsync();
        _acme = team;
        var invitation = await _app.InviteWithIdAsync(team, owner, "guest@orgs.test");
        var link = await _app.As(owner).MutateAsync("createInviteLink", new { organizationId = team.Id }, "inviteLink { id }");
        var own = await _app.As(owner).SendAsync(
            $$"""{ me { personalAccount { id } sessions { id } } organization(slug: "{{team.Slug}}") { auditLog(first: 1) { nodes { id } } } }""");
        _hidden["Organization"] = team.Id;
        _hidden["Membership"] = team.Memberships[member];
        _hidden["Invitation"] = invitation.Id;
        _hidden["InviteLink"] = link.ShouldSucceed().GetText("inviteLink.id")!;
        _hidden["User"] = member.Id;
        _hidden["PersonalAccount"] = own.GetText("data.me.personalAccount.id")!;
        _hidden["Session"] = own.GetText("data.me.sessions.0.id")!;
        _hidden["AuditEntry"] = own.GetText("data.organization.auditLog.nodes.0.id")!;

        var former = await _app.AddMemberAsync(team, owner, "Fay Former", "ADMIN");
        (await _app.As(owner).MutateAsync("removeMembership", new { membershipId = team.Memberships[former] })).ShouldSucceed();
        _strangers["former admin"] = former;
        _strangers["outsider"] = await _app.RegisterAsync("Otto Outsider");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task What_is_hidden_and_what_is_missing_cannot_be_told_apart()
    {
        var differences = new List<string>();
        foreach (var (who, person) in _strangers)
        {
            foreach (var (type, hidden) in _hidden)
            {
                var missing = GlobalId.Missing(type);
                foreach (var (one, other) in Operations(hidden, _acme.Slug).Zip(Operations(missing, "no-such")))
                {
                    if (one == other)
                    {
                        continue;
                    }

                    var toHidden = await AskAsync(person, one);
                    var toMissing = await AskAsync(person, other);

                    if (toHidden != toMissing)
                    {
                        differences.Add($"{who}, {type}: {one}\n{toHidden}\n--- but\n{toMissing}");
                    }
                }
            }
        }

        differences.Take(3).ShouldBeEmpty($"{differences.Count} differ: {string.Join(", ", differences.Select(Field).Distinct())}");
    }

    [Fact]
    public void Every_type_of_id_is_asked_with() => _hidden.Keys.ShouldBe(SchemaFile.Read().ObjectTypesOf("Node"), ignoreOrder: true);

    /// <summary>The same operations in the same order, whatever id they have in them.</summary>
    private static IEnumerable<string> Operations(string id, string slug)
    {
        var schema = SchemaFile.Read();

        return new OperationCorpus(schema, new ArgumentValues(schema, new Dictionary<string, IReadOnlyList<string>>
        {
            ["ID"] = [$"\"{id}\""],
            ["Slug"] = [$"\"{slug}\""],
            ["String"] = ["\"any text\""],
            ["EmailAddress"] = ["\"somebody@else.example\""],
            ["DateTime"] = ["\"2030-01-01T12:00:00Z\""],
            ["Int"] = ["2"],
            ["Boolean"] = ["false"],
        })).Shallow();
    }

    /// <summary>All that a stranger can see of an answer, and how often the database was asked for it.</summary>
    private async Task<string> AskAsync(Person? person, string operation)
    {
        _app.Statements.Reset();
        using var request = HttpOf.Post(JsonSerializer.Serialize(new { query = operation }));
        if (person is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", person.AccessToken);
        }

        var (status, response, text) = await _app.SendAsync(request);
        var statements = _app.Statements.Statements.Count;
        using var _ = response;
        var headers = response.Headers.Concat(response.Content.Headers)
            .Where(header => !_ofTheMoment.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");

        return $"{status}\n{string.Join('\n', headers)}\n{text}\n{statements} statements";
    }

    private static string Field(string difference)
        => difference.Split('{')[1].Split('(', ' ').First(word => word.Length > 0);
}
