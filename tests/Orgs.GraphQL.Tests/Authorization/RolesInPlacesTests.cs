namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>A role is one in one organization, at one moment: it goes along neither to another organization nor into a later membership.</summary>
public sealed class RolesInPlacesTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Person _vera = null!;
    private Person _other = null!;
    private Team _owns = null!;
    private Team _isIn = null!;
    private string _colleague = "";

    public async ValueTask InitializeAsync()
    {
        (_vera, _other) = (await _app.RegisterAsync("Vera Viewer"), await _app.RegisterAsync("Otto Owner"));
        _owns = await _app.CreateOrganizationAsync(_vera, "Alpha");
        _isIn = await _app.CreateOrganizationAsync(_other, "Beta");
        await _app.AddMemberAsync(_owns, _vera, _other);
        await _app.AddMemberAsync(_isIn, _other, _vera);
        _colleague = _isIn.Memberships[await _app.AddMemberAsync(_isIn, _other, "Carl Colleague")];
        foreach (var (team, owner) in (IEnumerable<(Team, Person)>)[(_owns, _vera), (_isIn, _other)])
        {
            (await _app.As(owner).MutateAsync("updateOrganization", new { organizationId = team.Id, externalReference = $"of {team.Slug}" })).ShouldSucceed();
            (await _app.As(owner).MutateAsync("createInviteLink", new { organizationId = team.Id })).ShouldSucceed();
        }
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Theory]
    [Trait("Abuse", "AZ-18")]
    [InlineData("{ me { organizations { nodes { …Of } } } }", "data.me.organizations.nodes.0", "data.me.organizations.nodes.1")]
    [InlineData("{ a: organization(slug: \"alpha\") { …Of } b: organization(slug: \"beta\") { …Of } }", "data.a", "data.b")]
    [InlineData("{ b: organization(slug: \"beta\") { …Of } a: organization(slug: \"alpha\") { …Of } }", "data.a", "data.b")]
    [InlineData("{ nodes(ids: [\"BETA\", \"ALPHA\"]) { ... on Organization { …Of } } }", "data.nodes.1", "data.nodes.0")]
    [InlineData("{ b: node(id: \"BETA\") { ... on Organization { …Of } } me { ownedOrganizations { nodes { …Of } } } }", "data.me.ownedOrganizations.nodes.0", "data.b")]
    public async Task An_owner_of_one_organization_is_a_member_of_another_in_the_same_document(string document, string own, string others)
    {
        const string of =
            """
            fragment Of on Organization {
              viewerRole externalReference auditLog { totalCount } invitations { totalCount } inviteLink { uses }
              viewerCanUpdate { allowed } viewerCanDelete { allowed } viewerCanManageMembers { allowed } viewerCanInvite(role: OWNER) { allowed }
              members(filter: { search: "o" }, first: 1) { nodes { viewerCanRemove { allowed } } }
            }
            """;

        var answer = await _app.As(_vera).SendAsync(
            Fill(document).Replace("…Of", "...Of", StringComparison.Ordinal) + of);

        answer.Get(own).ToString().ShouldBe(
            """
            {"viewerRole":"OWNER","externalReference":"of alpha","auditLog":{"totalCount":5},"invitations":{"totalCount":0},"inviteLink":{"uses":0},"viewerCanUpdate":{"allowed":true},"viewerCanDelete":{"allowed":true},"viewerCanManageMembers":{"allowed":true},"viewerCanInvite":{"allowed":true},"members":{"nodes":[{"viewerCanRemove":{"allowed":true}}]}}
            """);
        answer.Get(others).ToString().ShouldBe(
            """
            {"viewerRole":"MEMBER","externalReference":null,"auditLog":null,"invitations":null,"inviteLink":null,"viewerCanUpdate":{"allowed":false},"viewerCanDelete":{"allowed":false},"viewerCanManageMembers":{"allowed":false},"viewerCanInvite":{"allowed":false},"members":{"nodes":[{"viewerCanRemove":{"allowed":false}}]}}
            """);
        answer.ErrorCodes.ShouldBe(Enumerable.Repeat("AUTH_NOT_AUTHORIZED", 4));
    }

    [Fact]
    [Trait("Abuse", "AZ-18")]
    [Trait("Abuse", "AZ-06")]
    public async Task Changes_of_both_in_one_document_are_each_judged_by_the_role_there()
    {
        var answer = await _app.As(_vera).SendAsync(
            Fill(
                """
                mutation {
                  a: updateOrganization(input: { organizationId: "ALPHA", name: "Alpha 2" }) { errors { __typename } }
                  b: updateOrganization(input: { organizationId: "BETA", name: "Beta 2" }) { errors { __typename } }
                  c: changeRole(input: { membershipId: "OTHER", role: ADMIN }) { errors { __typename } }
                  d: changeRole(input: { membershipId: "COLLEAGUE", role: ADMIN }) { errors { __typename } }
                  e: inviteMember(input: { organizationId: "BETA", email: "jane@orgs.test", role: ADMIN }) { errors { __typename } }
                  f: deleteOrganization(input: { organizationId: "BETA", confirmSlug: "beta" }) { errors { __typename } }
                }
                """));

        answer.Get("data").ToString().ShouldBe(
            """{"a":{"errors":null},"b":{"errors":[{"__typename":"ForbiddenError"}]},"c":{"errors":null},"d":{"errors":[{"__typename":"ForbiddenError"}]},"e":{"errors":[{"__typename":"RoleTooHighError"}]},"f":{"errors":[{"__typename":"ForbiddenError"}]}}""");
        (await _app.As(_other).SendAsync("{ me { organizations { nodes { name } } } }")).GetTexts("data.me.organizations.nodes", "name").ShouldBe(["Alpha 2", "Beta"]);
    }

    [Fact]
    [Trait("Abuse", "AZ-16")]
    public async Task A_removed_admin_who_is_invited_again_as_a_member_is_a_member_and_nothing_more()
    {
        var rex = await _app.AddMemberAsync(_owns, _vera, "Rex Returning", "ADMIN");
        var (former, session) = (_owns.Memberships[rex], await _app.SignInAsync(rex.Email));
        var (invitation, _) = await _app.InviteWithIdAsync(_owns, rex, "jane@orgs.test");
        var (admins, _) = await _app.InviteWithIdAsync(_owns, _vera, "june@orgs.test", "ADMIN");
        (await _app.As(_vera).MutateAsync("removeMembership", new { membershipId = former })).ShouldSucceed();

        await _app.AddMemberAsync(_owns, _vera, rex);

        _owns.Memberships[rex].ShouldNotBe(former, "the membership is a new one");
        foreach (var asker in (Asker[])[_app.As(rex), _app.As(session)])
        {
            var read = await asker.SendAsync(
                Fill("""{ organization(slug: "alpha") { viewerRole auditLog { totalCount } inviteLink { uses } invitations { totalCount } viewerCanManageMembers { allowed } } }"""));
            read.Get("data.organization").ToString().ShouldBe(
                """{"viewerRole":"MEMBER","auditLog":null,"inviteLink":null,"invitations":null,"viewerCanManageMembers":{"allowed":false}}""");
            foreach (var (mutation, input, refusal) in (IEnumerable<(string, object, string)>)[
                ("updateOrganization", new { organizationId = _owns.Id, name = "Other" }, "ForbiddenError"),
                ("changeRole", new { membershipId = _owns.Memberships[rex], role = "ADMIN" }, "ForbiddenError"),
                ("changeRole", new { membershipId = former, role = "ADMIN" }, "NotFoundError"),
                ("removeMembership", new { membershipId = _owns.Memberships[_other] }, "ForbiddenError"),
                ("suspendMembership", new { membershipId = _owns.Memberships[_other] }, "ForbiddenError"),
                ("inviteMember", new { organizationId = _owns.Id, email = "joan@orgs.test", role = "ADMIN" }, "RoleTooHighError"),
                ("createInviteLink", new { organizationId = _owns.Id }, "ForbiddenError"),
                ("revokeInvitation", new { invitationId = admins }, "NotFoundError"),
                ("changeInvitationRole", new { invitationId = invitation, role = "ADMIN" }, "ForbiddenError")])
            {
                (await asker.MutateAsync(mutation, input)).ShouldFail(refusal);
            }
        }
    }

    private string Fill(string document)
        => document
            .Replace("ALPHA", _owns.Id, StringComparison.Ordinal)
            .Replace("BETA", _isIn.Id, StringComparison.Ordinal)
            .Replace("OTHER", _owns.Memberships[_other], StringComparison.Ordinal)
            .Replace("COLLEAGUE", _colleague, StringComparison.Ordinal);
}
