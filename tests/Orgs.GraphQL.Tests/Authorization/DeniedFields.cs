using System.Text.Json;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// The people of an organization; the ways to get to an object that has protected fields, all of them open to each of these people; and the ways to
/// write a field down.
/// </summary>
public sealed class DeniedFields : IAsyncLifetime
{
    private const string InviteAMember = "inviteMember(input: { organizationId: \"ORGANIZATION\", email: \"EMAIL\" })";

    private static readonly (string Type, string Name, string Way)[] _ways =
    [
        ("Query", "the operation", "{ … }"),
        ("Organization", "its slug", "{ organization(slug: \"SLUG\") { … } }"),
        ("Organization", "its id", "{ node(id: \"ORGANIZATION\") { ... on Organization { … } } }"),
        ("Organization", "its id among others", "{ nodes(ids: [\"ORGANIZATION\", \"OWNER\"]) { ... on Organization { … } } }"),
        ("Organization", "an interface", "{ node(id: \"ORGANIZATION\") { ... on Account { ... on Node { ... on Organization { … } } } } }"),
        ("Organization", "the viewer", "{ me { organizations { nodes { … } } } }"),
        ("Organization", "an edge", "{ me { organizations { edges { node { … } } } } }"),
        ("Organization", "a membership", "{ node(id: \"MEMBERSHIP\") { ... on Membership { organization { … } } } }"),
        ("Organization", "the current one", "{ currentOrganization { … } }"),
        ("Organization", "the viewer's current one", "{ me { currentOrganization { … } } }"),
        ("Organization", "the current membership", "{ currentMembership { organization { … } } }"),
        ("Organization", "a colleague", "{ organization(slug: \"SLUG\") { members(first: 1) { nodes { user { organizations(first: 1) { nodes { … } } } } } } }"),
        ("Organization", "a union", $"mutation {{ {InviteAMember} {{ errors {{ ... on AlreadyMemberError {{ membership {{ organization {{ … }} }} }} }} }} }}"),
        ("User", "the id", "{ node(id: \"OWNER\") { ... on User { … } } }"),
        ("User", "the id among others", "{ nodes(ids: [\"OWNER\", \"ORGANIZATION\"]) { ... on User { … } } }"),
        ("User", "an interface", "{ node(id: \"OWNER\") { ... on Node { ... on User { … } } } }"),
        ("User", "a membership", "{ node(id: \"MEMBERSHIP\") { ... on Membership { user { … } } } }"),
        ("User", "who was invited", "{ node(id: \"INVITED\") { ... on Membership { invitedBy { … } } } }"),
        ("User", "a list of members", "{ organization(slug: \"SLUG\") { members(filter: { role: OWNER }) { nodes { user { … } } } } }"),
        ("User", "the owners", "{ organization(slug: \"SLUG\") { owners { nodes { … } } } }"),
        ("User", "an owner's edge", "{ organization(slug: \"SLUG\") { owners { edges { membership { user { … } } } } } }"),
        ("User", "what was made", "{ organization(slug: \"SLUG\") { createdBy { … } } }"),
        ("User", "a union", $"mutation {{ {InviteAMember} {{ errors {{ ... on AlreadyMemberError {{ membership {{ user {{ … }} }} }} }} }} }}"),
    ];

    /// <summary>How a field can stand in a document: in place, what it takes beside the operation, and under which names it is answered.</summary>
    private static readonly (string InPlace, string Beside, string[] Names)[] _writings =
    [
        ("FIELD", "", ["NAME"]),
        ("FIELD FIELD", "", ["NAME"]),
        ("other: FIELD", "", ["other"]),
        ("id: FIELD", "", ["id"]),
        ("FIELD other: FIELD", "", ["NAME", "other"]),
        ("... on TYPE { FIELD }", "", ["NAME"]),
        ("... { FIELD }", "", ["NAME"]),
        ("... on TYPE { ... { ... on TYPE { FIELD } } }", "", ["NAME"]),
        ("...Part", "fragment Part on TYPE { FIELD }", ["NAME"]),
        ("...Part", "fragment Part on TYPE { ...Inner } fragment Inner on TYPE { other: FIELD }", ["other"]),
        ("...Part FIELD", "fragment Part on TYPE { FIELD }", ["NAME"]),
        ("... @include(if: true) { FIELD }", "", ["NAME"]),
        ("... @skip(if: false) { other: FIELD }", "", ["other"]),
        ("...Part @include(if: true)", "fragment Part on TYPE { FIELD }", ["NAME"]),
        ("FIELD", "query Innocent { __typename }", ["NAME"]),
    ];

    private readonly Dictionary<string, Person> _people = [];
    private Dictionary<string, string> _ids = [];

    public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

    /// <summary>Where the server listens, for what is more than a request.</summary>
    public string Address { get; private set; } = "";

    public Team Team { get; private set; } = null!;

    public static IEnumerable<string> WaysTo(string type) => _ways.Where(way => way.Type == type).Select(way => way.Name);

    /// <summary>Whom a field is for, and those nearest to them whom it is not for.</summary>
    public static (string Allowed, string[] Denied) People(FieldDefinitionNode field)
        => ProtectedFields.AudienceOf(field) switch
        {
            "ADMIN" => ("admin", ["member"]),
            "OWNER" => ("owner", ["member", "admin"]),
            "self" => ("owner", ["member", "admin"]),
            "authenticated" => ("member", ["nobody"]),
            var other => throw new InvalidOperationException($"Nobody has said who is refused by {other}."),
        };

    public Person? Find(string caller) => _people.GetValueOrDefault(caller);

    public Asker As(string caller) => Find(caller) is { } person ? App.As(person) : App.AsNobody();

    /// <summary>Documents that ask for a field in all the ways to write it, after one way to get there.</summary>
    public IEnumerable<DeniedDocument> Documents(string coordinate, string way)
    {
        var (type, field) = (coordinate.Split('.')[0], ProtectedFields.Find(coordinate));
        var text = new Selections(SchemaFile.Read(), Team.Slug).Shortly(field);
        var path = Fill(_ways.Single(one => one.Type == type && one.Name == way).Way);
        var operation = path.StartsWith('{') ? $"query Asked {path}" : $"mutation Asked{path["mutation".Length..]}";

        return _writings.Select(writing => new DeniedDocument(
            $"{operation.Replace("…", Write(writing.InPlace), StringComparison.Ordinal)} {Write(writing.Beside)}",
            [.. writing.Names.Select(Write)]));

        string Write(string part)
            => part
                .Replace("TYPE", type, StringComparison.Ordinal)
                .Replace("NAME", field.Name.Value, StringComparison.Ordinal)
                .Replace("FIELD", text, StringComparison.Ordinal);
    }

    public async ValueTask InitializeAsync()
    {
        Address = App.StartOnPort();
        (Team, var owner, var admin, var member) = await App.CreateTeamAsync();
        (_people["owner"], _people["admin"], _people["member"]) = (owner, admin, member);
        (await App.As(owner).MutateAsync("updateOrganization", new { organizationId = Team.Id, externalReference = "customer-7" })).ShouldSucceed();
        (await App.As(owner).MutateAsync("createInviteLink", new { organizationId = Team.Id })).ShouldSucceed();
        foreach (var person in _people.Values)
        {
            (await App.As(person).MutateAsync("setCurrentOrganization", new { organizationId = Team.Id })).ShouldSucceed();
        }

        _ids = new Dictionary<string, string>
        {
            ["ORGANIZATION"] = Team.Id,
            ["MEMBERSHIP"] = Team.Memberships[owner],
            ["INVITED"] = Team.Memberships[member],
            ["OWNER"] = owner.Id,
            ["SLUG"] = Team.Slug,
            ["EMAIL"] = owner.Email,
        };
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private string Fill(string way)
        => _ids.Aggregate(way, (text, id) => text.Replace($"\"{id.Key}\"", $"\"{id.Value}\"", StringComparison.Ordinal));
}

/// <summary>A document whose operation <c>Asked</c> asks for a field, and the names under which it is answered.</summary>
public sealed record DeniedDocument(string Text, string[] Names)
{
    /// <summary>What was answered under these names, wherever that is.</summary>
    public IReadOnlyList<JsonElement> FindIn(JsonElement answer)
        => answer.ValueKind switch
        {
            JsonValueKind.Object => [.. answer.EnumerateObject().SelectMany(member => Names.Contains(member.Name) ? [member.Value] : FindIn(member.Value))],
            JsonValueKind.Array => [.. answer.EnumerateArray().SelectMany(FindIn)],
            _ => [],
        };
}
