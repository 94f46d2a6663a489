using System.Text.Json;

namespace Orgs.GraphQL.Tests.Organizations;

[Trait("Behaviour", "G18")]
public sealed class OrganizationDeletionTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new(("Orgs:Limits:InvitationsPerRecipient", "1000"));
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "TI-15")]
    public async Task A_deleted_organization_is_hidden_from_everybody_at_once()
    {
        var jane = await _app.RegisterAsync("Jane");
        var token = await _app.InviteAsync(_acme, _owner, jane.Email);
        var everything = await ReadEverythingAsync(_owner);

        var deleted = await DeleteAsync(_owner);

        deleted.ShouldSucceed().GetText("deletedOrganizationId").ShouldBe(_acme.Id);
        deleted.GetText("organization.name").ShouldBe("Acme Corp");
        deleted.GetText("organization.deletion.requestedBy.name").ShouldBe(_owner.Name);
        deleted.GetText("organization.deletion.purgeAt").ShouldBe("2030-01-31T12:00:00.000Z");
        deleted.Get("effects").ToString().ShouldBe(
            """[{"kind":"ORGANIZATIONS_DELETED","count":1},{"kind":"MEMBERSHIPS_REMOVED","count":3},{"kind":"INVITATIONS_REVOKED","count":1}]""");
        everything.ShouldContain("Acme Corp");
        foreach (var person in (Person[])[_owner, _admin, _member, jane])
        {
            (await ReadEverythingAsync(person)).ShouldBe(
                """{"data":{"organization":null,"nodes":[null,null],"me":{"organizations":{"totalCount":0,"nodes":[]},"ownedOrganizations":{"nodes":[]},"invitations":{"nodes":[]}}}}""");
        }

        (await _app.As(_member).SendAsync("query ($id: ID!) { node(id: $id) { id } }", new { id = _owner.Id })).Get("data.node").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _app.AsNobody().SendAsync("query ($token: String!) { invitationByToken(token: $token) { organizationName } }", new { token }))
            .Get("data.invitationByToken").ValueKind.ShouldBe(JsonValueKind.Null);
        (await _app.As(jane).MutateAsync("acceptInvitation", new { token })).ShouldFail("InvitationInvalidError");
    }

    [Fact]
    public async Task Nothing_can_be_changed_in_a_deleted_organization()
    {
        await DeleteAsync(_owner);

        foreach (var (mutation, input) in (IEnumerable<(string, object)>)[
            ("deleteOrganization", new { organizationId = _acme.Id, confirmSlug = _acme.Slug }),
            ("updateOrganization", new { organizationId = _acme.Id, name = "Other" }),
            ("leaveOrganization", new { organizationId = _acme.Id }),
            ("inviteMember", new { organizationId = _acme.Id, email = "jane@orgs.test" }),
            ("removeMembership", new { membershipId = _acme.Memberships[_member] }),
            ("promoteOwner", new { membershipId = _acme.Memberships[_member] }),
            ("transferOwnership", new { toMembershipId = _acme.Memberships[_member] })])
        {
            (await _app.As(_owner).MutateAsync(mutation, input)).ShouldFail("NotFoundError");
        }
    }

    [Fact]
    [Trait("Behaviour", "G5")]
    public async Task A_dry_run_tells_the_effects_and_changes_nothing()
    {
        await _app.InviteAsync(_acme, _owner, "jane@orgs.test");
        var before = await _app.DigestAsync();

        var tried = await DeleteAsync(_owner, dryRun: true);

        (await _app.DigestAsync()).ShouldBe(before);
        var done = await DeleteAsync(_owner);
        tried.ShouldSucceed().Get("effects").ToString().ShouldBe(done.ShouldSucceed().Get("effects").ToString());
    }

    [Fact]
    public async Task Who_deletes_has_to_type_the_slug()
    {
        (await _app.As(_owner).MutateAsync("deleteOrganization", new { organizationId = _acme.Id, confirmSlug = "acme" })).ShouldFail("ConfirmationMismatchError");
        (await _app.As(_owner).MutateAsync("deleteOrganization", new { organizationId = _acme.Id, confirmSlug = "ACME-Corp" })).ShouldSucceed();
    }

    [Fact]
    public async Task A_former_owner_restores_it_with_its_members_and_what_was_pending_stays_revoked()
    {
        var token = await _app.InviteAsync(_acme, _owner, "jane@orgs.test");
        await DeleteAsync(_owner);

        (await RestoreAsync(_admin)).ShouldFail("ForbiddenError");
        (await RestoreAsync(await _app.RegisterAsync("Otto Outsider"))).ShouldFail("NotFoundError");
        var restored = await RestoreAsync(_owner);

        restored.ShouldSucceed().Get("organization").ToString().ShouldBe("""{"slug":"acme-corp","deletion":null,"members":{"totalCount":3}}""");
        (await _app.As(_member).SendAsync($$"""{ organization(slug: "{{_acme.Slug}}") { viewerRole } }""")).GetText("data.organization.viewerRole").ShouldBe("MEMBER");
        var preview = await _app.AsNobody().SendAsync("query ($token: String!) { invitationByToken(token: $token) { status } }", new { token });
        preview.GetText("data.invitationByToken.status").ShouldBe("REVOKED");
        (await RestoreAsync(_owner)).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "TI-15")]
    [Trait("Abuse", "AZ-17")]
    [Trait("Behaviour", "S0-16")]
    [Trait("Behaviour", "S4-3")]
    [Trait("Behaviour", "S1-9")]
    public async Task After_its_time_it_is_purged_with_all_that_hung_on_it_and_nobody_but_the_log_remembers()
    {
        await _app.InviteAsync(_acme, _owner, "jane@orgs.test");
        await DeleteAsync(_owner);

        _app.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        (await PurgeAsync()).ShouldBe(0);
        _app.Clock.Advance(TimeSpan.FromSeconds(1));
        var owner = _app.As(await _app.SignInAsync(_owner.Email));
        (await owner.MutateAsync("restoreOrganization", new { organizationId = _acme.Id })).ShouldFail("NotFoundError");
        (await PurgeAsync()).ShouldBe(1);
        (await PurgeAsync()).ShouldBe(0);

        await using var database = _app.OpenDatabase();
        (await database.Organizations.IncludingDeleted().CountAsync()).ShouldBe(0);
        (await database.Memberships.IncludingDeleted().CountAsync()).ShouldBe(0);
        (await database.Invitations.IncludingDeleted().CountAsync()).ShouldBe(0);
        (await database.Users.CountAsync()).ShouldBe(3, "deleting an organization never deletes a user");
        (await database.AuditEntries.OrderBy(entry => entry.Sequence).LastAsync()).Action.ShouldBe(AuditAction.OrgPurged);

        var again = await owner.MutateAsync("createOrganization", new { name = "Acme", slug = _acme.Slug });
        again.ShouldFail("SlugTakenError");
        _app.Clock.Advance(FormerSlug.HeldFor);
        owner = _app.As(await _app.SignInAsync(_owner.Email));
        var recreated = await owner.MutateAsync("createOrganization", new { name = "Acme", slug = _acme.Slug }, "organization { id members { totalCount } }");
        recreated.ShouldSucceed().GetText("organization.id").ShouldNotBe(_acme.Id);
        recreated.Get("organization.members.totalCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    [Trait("Abuse", "LO-18")]
    public async Task Deleting_while_others_invite_accept_and_rename_leaves_no_half_of_anything()
    {
        for (var round = 0; round < 10; round++)
        {
            var team = await _app.CreateOrganizationAsync(_owner, $"Round {round}");
            var token = await _app.InviteAsync(team, _owner, _member.Email);

            var answers = await Task.WhenAll(
                _app.As(_owner).MutateAsync("deleteOrganization", new { organizationId = team.Id, confirmSlug = team.Slug }),
                _app.As(_member).MutateAsync("acceptInvitation", new { token }),
                _app.As(_owner).MutateAsync("inviteMember", new { organizationId = team.Id, email = $"jane{round}@orgs.test" }),
                _app.As(_owner).MutateAsync("updateOrganization", new { organizationId = team.Id, name = "Other" }));

            answers[0].ShouldSucceed();
            answers[1].Errors.ShouldAllBe(error => error == "InvitationInvalidError");
            answers.Skip(2).SelectMany(answer => answer.Errors).ShouldAllBe(error => error == "NotFoundError");
        }

        await using var database = _app.OpenDatabase();
        (await database.Invitations.IncludingDeleted().CountAsync(invitation =>
            invitation.StoredStatus == InvitationStatus.Pending && invitation.Organization.DeletedAt != null)).ShouldBe(0);
    }

    [Fact]
    public async Task A_deleted_organization_keeps_nobody_from_going()
    {
        await DeleteAsync(_owner);
        await using var database = _app.OpenDatabase();

        await database.Memberships.IncludingDeleted().Where(membership => membership.Role == OrgRole.Owner).ExecuteDeleteAsync();

        (await RestoreAsync(_owner)).ShouldFail("NotFoundError");
        _app.Clock.Advance(TimeSpan.FromDays(30));
        (await PurgeAsync()).ShouldBe(1);
    }

    private Task<Payload> DeleteAsync(Person by, bool dryRun = false)
        => _app.As(by).MutateAsync(
            "deleteOrganization",
            new { organizationId = _acme.Id, confirmSlug = _acme.Slug, dryRun },
            "deletedOrganizationId organization { name deletion { requestedBy { name } purgeAt } } effects { kind count }");

    private Task<Payload> RestoreAsync(Person by)
        => _app.As(by).MutateAsync(
            "restoreOrganization", new { organizationId = _acme.Id }, "organization { slug deletion { purgeAt } members { totalCount } }");

    private Task<int> PurgeAsync() => _app.Get<OrganizationDeletion>().PurgeAsync(CancellationToken.None);

    private async Task<string> ReadEverythingAsync(Person person)
        => (await _app.As(person).SendAsync(
            """
            query ($slug: Slug!, $ids: [ID!]!) {
              organization(slug: $slug) { name }
              nodes(ids: $ids) { id }
              me {
                organizations { totalCount nodes { name } }
                ownedOrganizations { nodes { name } }
                invitations { nodes { id } }
              }
            }
            """,
            new { slug = _acme.Slug, ids = new[] { _acme.Id, _acme.Memberships[_member] } })).Text;
}
