using System.Text.Json;
using System.Text.RegularExpressions;
using Orgs.GraphQL.Tests.Hosting;

namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>Wherever a role is given, anything but one of the three is an error of the request, and nothing is put in its place.</summary>
[Trait("Abuse", "AZ-05")]
public sealed partial class RoleArgumentTests(RoleArgumentTests.Scene scene) : IClassFixture<RoleArgumentTests.Scene>
{
    /// <summary>The operation around the role, by where the schema has it.</summary>
    private static readonly Dictionary<string, string> _operations = new()
    {
        ["InviteMemberInput.role"] = """mutation inviteMember {"organizationId":"ORGANIZATION","email":"jane@orgs.test","role":ROLE}""",
        ["InviteeInput.role"] = """mutation inviteMembers {"organizationId":"ORGANIZATION","invitations":[{"email":"jane@orgs.test","role":ROLE}]}""",
        ["ChangeInvitationRoleInput.role"] = """mutation changeInvitationRole {"invitationId":"INVITATION","role":ROLE}""",
        ["ChangeRoleInput.role"] = """mutation changeRole {"membershipId":"MEMBER","role":ROLE}""",
        ["DemoteOwnerInput.to"] = """mutation demoteOwner {"membershipId":"OTHER","to":ROLE}""",
        ["TransferOwnershipInput.keepRole"] = """mutation transferOwnership {"toMembershipId":"MEMBER","keepRole":ROLE}""",
        ["MemberFilter.role"] = """query { organization(slug: "SLUG") { members(filter: { role: ROLE }) { totalCount } } }""",
        ["Organization.viewerCanInvite.role"] = """query { organization(slug: "SLUG") { viewerCanInvite(role: ROLE) { allowed } } }""",
        ["Membership.viewerCanSetRole.role"] = """query { node(id: "MEMBER") { ... on Membership { viewerCanSetRole(role: ROLE) { allowed } } } }""",
        ["User.organizations.role"] = """query { me { organizations(role: ROLE) { totalCount } } }""",
    };

    private static readonly string[] _wrongInJson =
        ["\"OWNER,ADMIN\"", "\"OWNER ADMIN\"", "\"owner\"", "\"Owner\"", "\" OWNER\"", "\"\"", "\"SUPERUSER\"", "\"2\"", "0", "2", "-1", "1.5", "true", "{}"];

    private static readonly string[] _wrongInText =
        ["\"OWNER\"", "\"OWNER,ADMIN\"", "owner", "Owner", "SUPERUSER", "0", "2", "-1", "1.5", "true", "{}", "{ role: OWNER }"];

    private static readonly SchemaFile _schema = SchemaFile.Read();

    private static readonly Dictionary<string, InputValueDefinitionNode> _places =
        _schema.InputTypes.SelectMany(type => type.Fields, (type, field) => (Place: $"{type.Name.Value}.{field.Name.Value}", Input: field))
            .Concat(
                from type in _schema.ObjectTypes
                from field in type.Fields
                from argument in field.Arguments
                select (Place: $"{type.Name.Value}.{field.Name.Value}.{argument.Name.Value}", Input: argument))
            .Where(place => SchemaFile.NamedType(place.Input) == "OrgRole")
            .ToDictionary(place => place.Place, place => place.Input);

    public static TheoryData<string> Places => [.. _operations.Keys];

    [Fact]
    public void Every_place_where_a_role_is_given_is_tried()
        => _places.Keys.ShouldBe(_operations.Keys, ignoreOrder: true, "Add the operation around each new role.");

    [Fact]
    public void A_role_that_is_left_out_is_the_least_one()
        => _places.Values.Where(place => place.DefaultValue is not null).ShouldAllBe(place => place.DefaultValue!.ToString() == "MEMBER");

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Anything_but_a_role_is_refused_before_anything_is_done(string place)
    {
        var input = _places[place];
        string[] lists = input.Type.ToString()!.Contains('[', StringComparison.Ordinal) ? [] : ["[\"OWNER\"]", "[\"OWNER\",\"ADMIN\"]", "[]"];
        string[] nothing = input.Type is NonNullTypeNode ? ["null"] : [];
        var before = await scene.App.DigestAsync();

        foreach (var (role, body) in _wrongInText.Concat(lists.Select(list => list.Replace("\"", "", StringComparison.Ordinal))).Concat(nothing).Select(role => (role, InText(place, role)))
            .Concat(_wrongInJson.Concat(lists).Concat(nothing).Select(role => (role, AsVariable(place, role)))))
        {
            var (status, text) = await SendAsync(scene.Owner, body);

            status.ShouldBe(400, $"{role} {text}");
            text.ShouldNotContain("\"data\"", customMessage: $"{role} {text}");
            text.ShouldContain("\"errors\"");
        }

        (await scene.App.DigestAsync()).ShouldBe(before);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public async Task With_a_role_in_its_place_the_same_requests_are_taken(string place)
    {
        foreach (var body in (string[])[InText(place, "ADMIN"), AsVariable(place, "\"ADMIN\"")])
        {
            var (status, text) = await SendAsync(scene.Outsider, body);

            (status, text.Contains("\"data\"", StringComparison.Ordinal), text.Contains("\"message\"", StringComparison.Ordinal)).ShouldBe((200, true, false), text);
        }
    }

    /// <summary>The body of a request whose document has the role in it.</summary>
    private string InText(string place, string role)
    {
        var text = scene.Fill(_operations[place]).Replace("ROLE", role, StringComparison.Ordinal);
        if (MutationPattern().Match(text) is { Success: true } mutation)
        {
            text = $"mutation {{ {mutation.Groups[1].Value}(input: {MemberPattern().Replace(mutation.Groups[2].Value, "$1:")}) {{ errors {{ __typename }} }} }}";
        }

        return JsonSerializer.Serialize(new { query = text });
    }

    /// <summary>The body of a request in which the role comes beside the document.</summary>
    private string AsVariable(string place, string role)
    {
        var text = scene.Fill(_operations[place]);
        var (document, variables) = MutationPattern().Match(text) is { Success: true } mutation
            ? ($"mutation ($input: {InputOf(mutation.Groups[1].Value)}!) {{ {mutation.Groups[1].Value}(input: $input) {{ errors {{ __typename }} }} }}",
                $$"""{"input":{{mutation.Groups[2].Value.Replace("ROLE", role, StringComparison.Ordinal)}}}""")
            : ($"query ($role: {_places[place].Type}){text["query".Length..].Replace("ROLE", "$role", StringComparison.Ordinal)}", $$"""{"role":{{role}}}""");

        return $$"""{"query":{{JsonSerializer.Serialize(document)}},"variables":{{variables}}}""";
    }

    private static string InputOf(string mutation) => $"{char.ToUpperInvariant(mutation[0])}{mutation[1..]}Input";

    private async Task<(int Status, string Text)> SendAsync(Person person, string body)
    {
        var (status, _, text) = await scene.App.SendAsync(HttpOf.Post(body, headers: "Accept: application/graphql-response+json").As(person));
        return (status, text);
    }

    [GeneratedRegex("^mutation (\\w+) (.*)$")]
    private static partial Regex MutationPattern();

    [GeneratedRegex("\"(\\w+)\":")]
    private static partial Regex MemberPattern();

    public sealed class Scene : IAsyncLifetime
    {
        private Dictionary<string, string> _ids = [];

        public OrgsApplication App { get; } = new(OrgsApplication.ForBusyPeople);

        public Person Owner { get; private set; } = null!;

        public Person Outsider { get; private set; } = null!;

        public string Fill(string text)
            => _ids.Aggregate(text, (filled, id) => filled.Replace($"\"{id.Key}\"", $"\"{id.Value}\"", StringComparison.Ordinal));

        public async ValueTask InitializeAsync()
        {
            (var team, Owner, _, var member) = await App.CreateTeamAsync();
            var other = await App.AddMemberAsync(team, Owner, "Other Owner", "OWNER");
            Outsider = await App.RegisterAsync("Otto Outsider");
            var (invitation, _) = await App.InviteWithIdAsync(team, Owner, "june@orgs.test");
            _ids = new Dictionary<string, string>
            {
                ["ORGANIZATION"] = team.Id,
                ["SLUG"] = team.Slug,
                ["MEMBER"] = team.Memberships[member],
                ["OTHER"] = team.Memberships[other],
                ["INVITATION"] = invitation,
            };
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
