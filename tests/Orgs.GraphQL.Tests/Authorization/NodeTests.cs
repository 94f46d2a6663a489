namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// Every type that node(id:) can answer, asked by everybody. Y there · – the same bytes as for an id that leads nowhere.
/// </summary>
public sealed class NodeTests(NodeTests.Everything everything) : IClassFixture<NodeTests.Everything>
{
    private const string Table =
        """
        type            | owner | admin | member | invitee | outsider | nobody
        Organization    | Y     | Y     | Y      | –       | –        | –
        Membership      | Y     | Y     | Y      | –       | –        | –
        Invitation      | Y     | Y     | –      | Y       | –        | –
        InviteLink      | Y     | Y     | –      | –       | –        | –
        AuditEntry      | Y     | Y     | –      | –       | –        | –
        User            | Y     | Y     | Y      | –       | –        | –
        PersonalAccount | –     | –     | Y      | –       | –        | –
        Session         | –     | –     | Y      | –       | –        | –
        """;

    private static readonly string[][] _rows = [.. Table.Split('\n').Select(row => row.Split('|', StringSplitOptions.TrimEntries))];

    public static TheoryData<string, string, bool> Cells()
        => new(
            from row in _rows[1..]
            from column in Enumerable.Range(1, row.Length - 1)
            select (row[0], _rows[0][column], row[column] == "Y"));

    [Fact]
    public void Every_type_that_is_a_node_is_in_the_table()
        => SchemaFile.Read().ObjectTypesOf("Node").ShouldBe(
            _rows[1..].Select(row => row[0]), ignoreOrder: true, "Add a row for each new type, and an id of it to Everything.");

    [Theory]
    [Trait("Abuse", "AZ-07")]
    [Trait("Behaviour", "S0-3")]
    [Trait("Behaviour", "G14")]
    [MemberData(nameof(Cells))]
    public async Task Node_shows_an_object_to_those_who_may_see_it_and_to_others_it_does_not_exist(string type, string caller, bool isThere)
    {
        const string Document = "query ($id: ID!) { node(id: $id) { __typename id } }";
        var id = everything.Ids[type];

        var answer = await everything.As(caller).SendAsync(Document, new { id });
        var missing = await everything.As(caller).SendAsync(Document, new { id = GlobalId.Missing(type) });

        missing.Text.ShouldBe("""{"data":{"node":null}}""");
        answer.Text.ShouldBe(isThere ? $$$$"""{"data":{"node":{"__typename":"{{{{type}}}}","id":"{{{{id}}}}"}}}""" : missing.Text);
    }

    [Theory]
    [InlineData("owner")]
    [InlineData("admin")]
    [InlineData("member")]
    [InlineData("invitee")]
    [InlineData("outsider")]
    [InlineData("nobody")]
    public async Task Nodes_answers_in_order_with_null_for_what_is_hidden_missing_or_no_id_at_all(string caller)
    {
        var column = Array.IndexOf(_rows[0], caller);
        var types = _rows[1..].Select(row => row[0]).ToArray();
        string[] ids = [.. types.Select(type => everything.Ids[type]), GlobalId.Missing("Organization"), GlobalId.Missing("Session"), "nonsense"];

        var answer = await everything.As(caller).SendAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids });

        var expected = _rows[1..].Select(row => row[column] == "Y" ? $$"""{"id":"{{everything.Ids[row[0]]}}"}""" : "null");
        answer.Text.ShouldBe($$$"""{"data":{"nodes":[{{{string.Join(',', expected)}}},null,null,null]}}""");
    }

    [Theory]
    [Trait("Abuse", "TI-06")]
    [InlineData("PersonalAccount", "Organization")]
    [InlineData("Organization", "PersonalAccount")]
    [InlineData("Organization", "Membership")]
    [InlineData("Membership", "Invitation")]
    [InlineData("User", "PersonalAccount")]
    public async Task The_key_of_one_type_leads_nowhere_under_the_name_of_another(string type, string other)
    {
        var id = GlobalId.Of(other, GlobalId.Key(everything.Ids[type]));

        var answer = await everything.As("member").SendAsync("query ($id: ID!) { node(id: $id) { id } }", new { id });

        answer.Text.ShouldBe("""{"data":{"node":null}}""");
    }

    [Fact]
    public async Task Nodes_costs_the_same_statements_for_one_object_of_each_type_as_for_many()
    {
        var all = everything.Ids.Values.Concat(everything.MembershipIds).ToArray();

        var few = await CountAsync([.. everything.Ids.Values]);
        var many = await CountAsync(all);

        many.ShouldBe(few);
    }

    private async Task<int> CountAsync(string[] ids)
    {
        everything.App.Statements.Reset();
        var answer = await everything.As("owner").SendAsync("query ($ids: [ID!]!) { nodes(ids: $ids) { id } }", new { ids });
        answer.ErrorCodes.ShouldBeEmpty();

        return everything.App.Statements.Statements.Count;
    }

    /// <summary>One object of every type: an organization, one of its members with membership and personal account, and an invitation to it.</summary>
    public sealed class Everything : IAsyncLifetime
    {
        private readonly Dictionary<string, Person> _people = [];

        public OrgsApplication App { get; } = new();

        public Dictionary<string, string> Ids { get; } = [];

        public IReadOnlyCollection<string> MembershipIds { get; private set; } = [];

        public Asker As(string caller) => _people.TryGetValue(caller, out var person) ? App.As(person) : App.AsNobody();

        public async ValueTask InitializeAsync()
        {
            var (team, owner, admin, member) = await App.CreateTeamAsync();
            (_people["owner"], _people["admin"], _people["member"]) = (owner, admin, member);
            _people["invitee"] = await App.RegisterAsync("Ina Invitee");
            _people["outsider"] = await App.RegisterAsync("Otto Outsider");
            var invited = await App.As(owner).MutateAsync(
                "inviteMember", new { organizationId = team.Id, email = _people["invitee"].Email }, "invitation { id }");
            var link = await App.As(owner).MutateAsync("createInviteLink", new { organizationId = team.Id }, "inviteLink { id }");
            var me = await App.As(member).SendAsync("{ me { personalAccount { id } sessions { id } } }");

            var log = await App.As(owner).SendAsync($$"""{ organization(slug: "{{team.Slug}}") { auditLog(first: 1) { nodes { id } } } }""");

            MembershipIds = team.Memberships.Values;
            Ids["AuditEntry"] = log.GetText("data.organization.auditLog.nodes.0.id")!;
            Ids["Organization"] = team.Id;
            Ids["Membership"] = team.Memberships[member];
            Ids["Invitation"] = invited.ShouldSucceed().GetText("invitation.id")!;
            Ids["InviteLink"] = link.ShouldSucceed().GetText("inviteLink.id")!;
            Ids["User"] = member.Id;
            Ids["Session"] = me.GetText("data.me.sessions.0.id")!;
            Ids["PersonalAccount"] = me.GetText("data.me.personalAccount.id")!;
        }

        public ValueTask DisposeAsync() => App.DisposeAsync();
    }
}
