namespace Orgs.GraphQL.Tests.Users;

public sealed class UserTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task Co_members_see_each_others_address()
    {
        var answer = await _app.As(_member).SendAsync("query ($id: ID!) { node(id: $id) { ... on User { name email } } }", new { id = _owner.Id });

        answer.Text.ShouldBe("""{"data":{"node":{"name":"Olga Owner","email":"olga.owner@orgs.test"}}}""");
    }

    [Fact]
    public async Task Who_is_invited_sees_the_name_of_the_inviter_and_no_address()
    {
        var ina = await _app.RegisterAsync("Ina Invitee");
        await _app.InviteAsync(_acme, _owner, ina.Email);

        var answer = await _app.As(ina).SendAsync(
            """
            {
              me {
                invitations {
                  nodes {
                    invitedBy { name email organizations { totalCount nodes { name } } }
                    organization { name createdBy { name } members { nodes { id } } owners { nodes { name } } viewerRole viewerMembership { id } }
                  }
                }
              }
            }
            """);

        answer.Get("data.me.invitations.nodes.0").ToString().ShouldBe(
            """
            {"invitedBy":{"name":"Olga Owner","email":null,"organizations":{"totalCount":0,"nodes":[]}},"organization":{"name":"Acme Corp","createdBy":null,"members":{"nodes":[]},"owners":{"nodes":[]},"viewerRole":null,"viewerMembership":null}}
            """);
    }

    [Fact]
    public async Task Who_was_removed_is_no_co_member_any_more()
    {
        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = _acme.Memberships[_member] })).ShouldSucceed();

        var answer = await _app.As(_owner).SendAsync("query ($id: ID!) { node(id: $id) { ... on User { email } } }", new { id = _member.Id });

        answer.Text.ShouldBe("""{"data":{"node":null}}""");
    }

    [Fact]
    public async Task What_is_the_users_own_is_null_for_others_and_takes_nothing_along()
    {
        var answer = await _app.As(_member).SendAsync(
            "query ($id: ID!) { node(id: $id) { ... on User { name emailConfirmed personalAccount { name } invitations { totalCount } } } }",
            new { id = _owner.Id });

        answer.Get("data").ToString().ShouldBe("""{"node":{"name":"Olga Owner","emailConfirmed":null,"personalAccount":null,"invitations":null}}""");
        answer.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHORIZED", "AUTH_NOT_AUTHORIZED", "AUTH_NOT_AUTHORIZED"]);
    }

    [Fact]
    public async Task Of_others_the_shared_organizations_are_seen()
    {
        await _app.CreateOrganizationAsync(_owner, "Secret");
        await _app.AddMemberAsync(await _app.CreateOrganizationAsync(_owner, "Shared"), _owner, _member);

        var answer = await _app.As(_member).SendAsync(
            "query ($id: ID!) { node(id: $id) { ... on User { organizations { totalCount nodes { name } } ownedOrganizations { nodes { name } } } } }",
            new { id = _owner.Id });

        answer.Get("data.node").ToString().ShouldBe(
            """{"organizations":{"totalCount":2,"nodes":[{"name":"Acme Corp"},{"name":"Shared"}]},"ownedOrganizations":{"nodes":[{"name":"Acme Corp"},{"name":"Shared"}]}}""");
    }

    [Fact]
    public async Task Organizations_come_in_the_order_of_their_names_page_by_page_with_the_own_role()
    {
        foreach (var name in (string[])["Zebra", "Beta", "Beta"])
        {
            await _app.CreateOrganizationAsync(_admin, name);
        }

        var first = await OrganizationsAsync("first: 2");
        var second = await OrganizationsAsync($"first: 2, after: \"{first.GetText("data.me.organizations.pageInfo.endCursor")}\"");
        var back = await OrganizationsAsync($"last: 1, before: \"{second.GetText("data.me.organizations.pageInfo.startCursor")}\"");

        Names(first).ShouldBe(["Acme Corp ADMIN", "Beta OWNER"]);
        Names(second).ShouldBe(["Beta OWNER", "Zebra OWNER"]);
        Names(back).ShouldBe(["Beta OWNER"]);
        first.Get("data.me.organizations.totalCount").GetInt32().ShouldBe(4);
        first.Get("data.me.organizations.pageInfo.hasNextPage").GetBoolean().ShouldBeTrue();
        second.Get("data.me.organizations.pageInfo.hasNextPage").GetBoolean().ShouldBeFalse();
        back.GetText("data.me.organizations.edges.0.node.id").ShouldBe(first.GetText("data.me.organizations.edges.1.node.id"));
    }

    [Fact]
    [Trait("Behaviour", "S4-6")]
    public async Task Owned_organizations_are_among_the_organizations()
    {
        await _app.CreateOrganizationAsync(_admin, "Mine");

        var answer = await _app.As(_admin).SendAsync("{ me { organizations { nodes { name } } ownedOrganizations { totalCount nodes { name } } } }");

        answer.GetTexts("data.me.organizations.nodes", "name").ShouldBe(["Acme Corp", "Mine"]);
        answer.Get("data.me.ownedOrganizations").ToString().ShouldBe("""{"totalCount":1,"nodes":[{"name":"Mine"}]}""");
    }

    [Fact]
    [Trait("Behaviour", "S0-6")]
    [Trait("Behaviour", "S0-13")]
    public async Task The_personal_account_stays_the_same_however_many_organizations_the_user_makes()
    {
        const string Mine = "{ me { personalAccount { id name personal } } }";
        var before = await _app.As(_member).SendAsync(Mine);

        for (var number = 0; number < 10; number++)
        {
            await _app.CreateOrganizationAsync(_member, $"Mine {number}");
        }

        (await _app.As(_member).SendAsync(Mine)).Text.ShouldBe(before.Text);
    }

    [Theory]
    [InlineData("", "Acme Corp ADMIN, Beta OWNER, Zebra OWNER")]
    [InlineData("(orderBy: {})", "Acme Corp ADMIN, Beta OWNER, Zebra OWNER")]
    [InlineData("(orderBy: { direction: DESC })", "Zebra OWNER, Beta OWNER, Acme Corp ADMIN")]
    [InlineData("(orderBy: { field: CREATED_AT })", "Acme Corp ADMIN, Zebra OWNER, Beta OWNER")]
    [InlineData("(orderBy: { field: CREATED_AT, direction: DESC })", "Beta OWNER, Zebra OWNER, Acme Corp ADMIN")]
    [InlineData("(role: OWNER)", "Beta OWNER, Zebra OWNER")]
    [InlineData("(role: MEMBER)", "")]
    [InlineData("(role: OWNER, orderBy: { field: NAME, direction: DESC })", "Zebra OWNER, Beta OWNER")]
    public async Task Organizations_can_be_sorted_and_picked_by_role(string arguments, string expected)
    {
        await CreateInOrderAsync("Zebra", "Beta");

        var answer = await _app.As(_admin).SendAsync($"{{ me {{ organizations{arguments} {{ edges {{ role node {{ name }} }} }} }} }}");

        string.Join(", ", Names(answer)).ShouldBe(expected);
    }

    [Fact]
    public async Task Sorted_organizations_come_page_by_page_in_both_directions()
    {
        await CreateInOrderAsync("Zebra", "Beta");
        const string Newest = "orderBy: { field: CREATED_AT, direction: DESC }";

        var first = await OrganizationsAsync($"{Newest}, first: 2");
        var second = await OrganizationsAsync($"{Newest}, first: 2, after: \"{first.GetText("data.me.organizations.pageInfo.endCursor")}\"");
        var back = await OrganizationsAsync($"{Newest}, last: 1, before: \"{second.GetText("data.me.organizations.pageInfo.startCursor")}\"");

        Names(first).ShouldBe(["Beta OWNER", "Zebra OWNER"]);
        Names(second).ShouldBe(["Acme Corp ADMIN"]);
        Names(back).ShouldBe(["Zebra OWNER"]);
        second.Get("data.me.organizations.totalCount").GetInt32().ShouldBe(3);
    }

    [Fact]
    public async Task Sorting_costs_one_statement_for_all_users_of_a_list()
    {
        _app.Statements.Reset();
        await _app.As(_owner).SendAsync(
            "query ($slug: Slug!) { organization(slug: $slug) { members { nodes { user { organizations(role: ADMIN) { nodes { name } } } } } } }",
            new { slug = _acme.Slug });

        _app.Statements.Statements.Count.ShouldBe(4);
    }

    [Theory]
    [InlineData("organizations(first: 101)")]
    [InlineData("organizations(last: 101)")]
    [InlineData("ownedOrganizations(first: 101)")]
    [InlineData("invitations(first: 101)")]
    public async Task Pages_over_a_hundred_are_refused(string field)
        => (await _app.As(_member).SendAsync($"{{ me {{ {field} {{ totalCount }} }} }}")).ErrorCodes.Count.ShouldBe(1);

    private async Task CreateInOrderAsync(params string[] names)
    {
        foreach (var name in names)
        {
            _app.Clock.Advance(TimeSpan.FromMinutes(1));
            await _app.CreateOrganizationAsync(_admin, name);
        }
    }

    private static string[] Names(Answer answer)
        => [.. answer.Get("data.me.organizations.edges").EnumerateArray().Select(
            edge => $"{edge.GetProperty("node").GetProperty("name").GetString()} {edge.GetProperty("role").GetString()}")];

    private Task<Answer> OrganizationsAsync(string arguments)
        => _app.As(_admin).SendAsync(
            $"{{ me {{ organizations({arguments}) {{ totalCount edges {{ role node {{ id name }} }} pageInfo {{ hasNextPage hasPreviousPage startCursor endCursor }} }} }} }}");
}
