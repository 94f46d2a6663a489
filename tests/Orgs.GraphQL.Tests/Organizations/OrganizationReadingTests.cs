namespace Orgs.GraphQL.Tests.Organizations;

public sealed class OrganizationReadingTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task A_member_reads_the_organization_and_the_own_place_in_it()
    {
        var answer = await AskAsync(_member, "name slug personal version invitePolicy createdBy { name } viewerRole viewerMembership { id role state viewerIsMember }");

        answer.Get("data.organization").ToString().ShouldBe(
            $$$"""
            {"name":"Acme Corp","slug":"acme-corp","personal":false,"version":1,"invitePolicy":"MEMBERS","createdBy":{"name":"Olga Owner"},"viewerRole":"MEMBER","viewerMembership":{"id":"{{{_acme.Memberships[_member]}}}","role":"MEMBER","state":"ACTIVE","viewerIsMember":true}}
            """);
    }

    [Fact]
    public async Task An_organization_that_is_hidden_answers_like_one_that_does_not_exist()
    {
        var outsider = await _app.RegisterAsync("Otto Outsider");

        var hidden = await _app.As(outsider).SendAsync("""{ organization(slug: "acme-corp") { name members { totalCount } } }""");
        var missing = await _app.As(outsider).SendAsync("""{ organization(slug: "acme-corq") { name members { totalCount } } }""");

        hidden.Text.ShouldBe("""{"data":{"organization":null}}""");
        missing.Text.ShouldBe(hidden.Text);
    }

    [Fact]
    public async Task Who_is_signed_out_is_asked_to_sign_in_whether_the_organization_exists_or_not()
    {
        var hidden = await _app.AsNobody().SendAsync("""{ organization(slug: "acme-corp") { name } }""");
        var missing = await _app.AsNobody().SendAsync("""{ organization(slug: "acme-corq") { name } }""");

        hidden.ErrorCodes.ShouldBe(["AUTH_NOT_AUTHENTICATED"]);
        hidden.Get("data").ToString().ShouldBe("""{"organization":null}""");
        missing.Text.ShouldBe(hidden.Text);
    }

    [Theory]
    [InlineData("promoteOwner")]
    [InlineData("demoteOwner")]
    [InlineData("removeMembership")]
    public async Task A_mutation_tells_an_outsider_the_same_about_a_hidden_membership_and_a_missing_one(string mutation)
    {
        var outsider = await _app.RegisterAsync("Otto Outsider");

        var hidden = await _app.As(outsider).MutateAsync(mutation, new { membershipId = _acme.Memberships[_owner] });
        var missing = await _app.As(outsider).MutateAsync(mutation, new { membershipId = GlobalId.Missing("Membership") });

        hidden.ShouldFail("NotFoundError").Answer.Text.ShouldBe(missing.Answer.Text);
    }

    [Theory]
    [InlineData("leaveOrganization", "")]
    [InlineData("inviteMember", "jane@orgs.test")]
    public async Task A_mutation_tells_an_outsider_the_same_about_a_hidden_organization_and_a_missing_one(string mutation, string email)
    {
        var outsider = await _app.RegisterAsync("Otto Outsider");
        object Input(string organizationId) => email == "" ? new { organizationId } : new { organizationId, email };

        var hidden = await _app.As(outsider).MutateAsync(mutation, Input(_acme.Id));
        var missing = await _app.As(outsider).MutateAsync(mutation, Input(GlobalId.Missing("Organization")));

        hidden.ShouldFail("NotFoundError").Answer.Text.ShouldBe(missing.Answer.Text);
    }

    [Fact]
    public async Task Members_come_in_the_order_of_their_names_and_owners_are_among_them()
    {
        await _app.AddMemberAsync(_acme, _owner, "Bea Owner", "OWNER");

        var answer = await AskAsync(
            _member, "members { totalCount nodes { role user { name } } } owners { totalCount nodes { name } edges { membership { role } } }");

        answer.Get("data.organization.members").ToString().ShouldBe(
            """
            {"totalCount":4,"nodes":[{"role":"ADMIN","user":{"name":"Adam Admin"}},{"role":"OWNER","user":{"name":"Bea Owner"}},{"role":"MEMBER","user":{"name":"Mia Member"}},{"role":"OWNER","user":{"name":"Olga Owner"}}]}
            """);
        answer.Get("data.organization.owners").ToString().ShouldBe(
            """
            {"totalCount":2,"nodes":[{"name":"Bea Owner"},{"name":"Olga Owner"}],"edges":[{"membership":{"role":"OWNER"}},{"membership":{"role":"OWNER"}}]}
            """);
    }

    [Fact]
    public async Task Members_of_one_name_are_told_apart_and_none_is_lost_between_pages()
    {
        await AddNamesakesAsync(5);
        var seen = new List<string?>();
        string? after = null;

        do
        {
            var page = await PageAsync("first: 2, after: $cursor", after);
            seen.AddRange(page.GetTexts("data.organization.members.nodes", "id"));
            after = page.Get("data.organization.members.pageInfo.hasNextPage").GetBoolean() ? page.GetText("data.organization.members.pageInfo.endCursor") : null;
            page.Get("data.organization.members.totalCount").GetInt32().ShouldBe(8);
        }
        while (after is not null);

        seen.Count.ShouldBe(8);
        seen.ShouldBeUnique();
        seen.ShouldBe((await PageAsync("first: 100", null)).GetTexts("data.organization.members.nodes", "id"));
    }

    [Fact]
    public async Task Pages_backward_are_pages_forward_from_the_other_end()
    {
        await AddNamesakesAsync(5);
        var all = (await PageAsync("first: 100", null)).GetTexts("data.organization.members.nodes", "id");
        var seen = new List<string?>();
        string? before = null;

        do
        {
            var page = await PageAsync("last: 3, before: $cursor", before);
            seen.InsertRange(0, page.GetTexts("data.organization.members.nodes", "id"));
            before = page.Get("data.organization.members.pageInfo.hasPreviousPage").GetBoolean() ? page.GetText("data.organization.members.pageInfo.startCursor") : null;
        }
        while (before is not null);

        seen.ShouldBe(all);
    }

    [Fact]
    [Trait("Behaviour", "G16")]
    public async Task A_cursor_stays_right_while_members_come_and_go()
    {
        await AddNamesakesAsync(3);
        var first = await PageAsync("first: 2", null);
        var rest = (await PageAsync("first: 100", null)).GetTexts("data.organization.members.nodes", "id").Skip(2).ToList();

        (await _app.As(_owner).MutateAsync("removeMembership", new { membershipId = first.GetText("data.organization.members.nodes.1.id") })).ShouldSucceed();
        await _app.AddMemberAsync(_acme, _owner, "Aaron Aardvark");
        var second = await PageAsync("first: 100, after: $cursor", first.GetText("data.organization.members.pageInfo.endCursor"));

        second.GetTexts("data.organization.members.nodes", "id").ShouldBe(rest);
    }

    [Fact]
    public async Task The_page_behind_the_last_one_is_empty_and_still_counts_all()
    {
        var all = await PageAsync("first: 100", null);

        var behind = await PageAsync("first: 10, after: $cursor", all.GetText("data.organization.members.pageInfo.endCursor"));

        behind.Get("data.organization.members.nodes").GetArrayLength().ShouldBe(0);
        behind.Get("data.organization.members.totalCount").GetInt32().ShouldBe(3);
        behind.Get("data.organization.members.pageInfo.hasNextPage").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [Trait("Behaviour", "G16")]
    [InlineData("members(first: 101)")]
    [InlineData("members(last: 101)")]
    [InlineData("members(first: -1)")]
    [InlineData("members(first: 2, last: 2)")]
    [InlineData("members(first: 2, after: \"nonsense\")")]
    [InlineData("owners(first: 101)")]
    [InlineData("owners(last: 2)")]
    public async Task Pages_that_cannot_be_are_refused(string field)
    {
        var answer = await AskAsync(_member, $"{field} {{ nodes {{ id }} }}");

        answer.ErrorCodes.Count.ShouldBe(1, answer.Text);
        answer.Text.ShouldNotContain("Olga");
    }

    [Fact]
    public async Task A_hundred_members_are_a_page()
        => (await AskAsync(_member, "members(first: 100) { nodes { id } }")).ErrorCodes.ShouldBeEmpty();

    [Fact]
    public async Task The_total_is_counted_only_when_it_is_asked_for()
    {
        var without = await StatementsAsync("members { nodes { id } }");
        var with = await StatementsAsync("members { nodes { id } totalCount }");

        without.ShouldNotContain(statement => statement.Contains("COUNT(", StringComparison.OrdinalIgnoreCase));
        with.ShouldContain(statement => statement.Contains("COUNT(", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task An_organization_with_its_members_costs_the_same_statements_however_many_there_are()
    {
        const string Selection = "name viewerRole members { nodes { role user { name email } } } owners { nodes { name email } }";
        var small = await StatementsAsync(Selection);

        await AddNamesakesAsync(5);
        var large = await StatementsAsync(Selection);

        large.Count.ShouldBe(small.Count);
        large.Count.ShouldBeLessThanOrEqualTo(4, "the session, the viewer's membership, members, owners");
    }

    [Fact]
    public async Task A_node_costs_two_statements_who_is_asking_and_whether_it_is_there_for_them()
    {
        _app.Statements.Reset();

        await _app.As(_member).SendAsync("query ($id: ID!) { node(id: $id) { ... on Organization { name } } }", new { id = _acme.Id });

        _app.Statements.Statements.Count.ShouldBe(2);
    }

    private async Task AddNamesakesAsync(int count)
    {
        await using var database = _app.OpenDatabase();
        var acme = await database.Organizations.SingleAsync();
        for (var number = 0; number < count; number++)
        {
            var user = User.Register("Bob", $"bob{number}@orgs.test", $"BOB{number}@ORGS.TEST", _app.Clock.GetUtcNow());
            database.AddRange(user, PersonalAccount.For(user, "Bob"), Membership.Create(acme.Id, user.Id, OrgRole.Member, _app.Clock.GetUtcNow()));
        }

        await database.SaveChangesAsync();
    }

    [Fact]
    public async Task An_organization_is_found_by_its_slug_in_any_case()
    {
        var found = await _app.As(_owner).SendAsync($$"""{ organization(slug: "{{_acme.Slug.ToUpperInvariant()}}") { slug } }""");

        found.Get("data.organization.slug").GetString().ShouldBe(_acme.Slug);
    }

    private Task<Answer> AskAsync(Person person, string selection)
        => _app.As(person).SendAsync($"query ($slug: Slug!) {{ organization(slug: $slug) {{ {selection} }} }}", new { slug = _acme.Slug });

    private Task<Answer> PageAsync(string arguments, string? cursor)
        => _app.As(_member).SendAsync(
            $$"""
            query ($slug: Slug!{{(arguments.Contains("$cursor", StringComparison.Ordinal) ? ", $cursor: String" : "")}}) {
              organization(slug: $slug) {
                members({{arguments}}) { totalCount nodes { id } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } }
              }
            }
            """,
            new { slug = _acme.Slug, cursor });

    private async Task<IReadOnlyList<string>> StatementsAsync(string selection)
    {
        _app.Statements.Reset();
        (await AskAsync(_member, selection)).ErrorCodes.ShouldBeEmpty();

        return _app.Statements.Statements;
    }
}
