namespace Orgs.GraphQL.Tests.Memberships;

public sealed class MembershipChangeTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task An_owner_makes_another_owner_and_the_log_tells_it()
    {
        var promoted = await _app.As(_owner).MutateAsync(
            "promoteOwner", new { membershipId = _acme.Memberships[_member] }, "membership { role version } organization { owners { nodes { name } } }");

        promoted.ShouldSucceed().GetText("membership.role").ShouldBe("OWNER");
        promoted.Get("membership.version").GetInt32().ShouldBe(2);
        promoted.Get("organization.owners.nodes").ToString().ShouldBe("""[{"name":"Mia Member"},{"name":"Olga Owner"}]""");
        await using var database = _app.OpenDatabase();
        var entry = await database.AuditEntries.OrderBy(entry => entry.Sequence).LastAsync();
        entry.Action.ShouldBe(AuditAction.OwnerPromoted);
        (entry.ActorLabel, entry.SubjectLabel).ShouldBe(("Olga Owner", "Mia Member"));
        (entry.RoleBefore, entry.RoleAfter).ShouldBe((OrgRole.Member, OrgRole.Owner));
    }

    [Fact]
    [Trait("Behaviour", "S4-13")]
    public async Task Making_an_owner_an_owner_changes_nothing_and_succeeds()
    {
        var before = await EntriesAsync();

        var promoted = await _app.As(_owner).MutateAsync(
            "promoteOwner", new { membershipId = _acme.Memberships[_owner] }, "membership { role version }");

        promoted.ShouldSucceed().Get("membership.version").GetInt32().ShouldBe(1);
        (await EntriesAsync()).ShouldBe(before);
    }

    [Theory]
    [InlineData(null, "MEMBER")]
    [InlineData("ADMIN", "ADMIN")]
    public async Task A_former_owner_keeps_the_role_that_was_asked_for(string? to, string role)
    {
        await _app.As(_owner).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_member] });
        var membershipId = _acme.Memberships[_member];

        var demoted = await _app.As(_owner).MutateAsync(
            "demoteOwner", to is null ? new { membershipId } : new { membershipId, to }, "membership { role } organization { owners { totalCount } }");

        demoted.ShouldSucceed().GetText("membership.role").ShouldBe(role);
        demoted.Get("organization.owners.totalCount").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task An_admin_cannot_touch_an_owner()
    {
        var removed = await _app.As(_admin).MutateAsync(
            "removeMembership", new { membershipId = _acme.Memberships[_owner] }, "errors { ... on ForbiddenError { requiredRole viewerRole } }");
        var demoted = await _app.As(_admin).MutateAsync(
            "changeRole", new { membershipId = _acme.Memberships[_owner], role = "MEMBER" }, "errors { ... on ForbiddenError { requiredRole viewerRole } }");

        foreach (var refused in (Payload[])[removed, demoted])
        {
            refused.ShouldFail("ForbiddenError").GetText("errors.0.requiredRole").ShouldBe("OWNER");
            refused.GetText("errors.0.viewerRole").ShouldBe("ADMIN");
        }
    }

    [Fact]
    public async Task An_admin_gives_roles_up_to_the_own_one()
    {
        var refused = await _app.As(_admin).MutateAsync(
            "changeRole",
            new { membershipId = _acme.Memberships[_member], role = "OWNER" },
            "errors { ... on RoleTooHighError { role highestGrantable } }");
        var changed = await _app.As(_admin).MutateAsync(
            "changeRole", new { membershipId = _acme.Memberships[_member], role = "ADMIN" }, "membership { role }");

        refused.ShouldFail("RoleTooHighError").GetText("errors.0.role").ShouldBe("OWNER");
        refused.GetText("errors.0.highestGrantable").ShouldBe("ADMIN");
        changed.ShouldSucceed().GetText("membership.role").ShouldBe("ADMIN");
    }

    [Fact]
    [Trait("Behaviour", "G13")]
    public async Task A_removed_member_reads_nothing_from_the_next_request_on()
    {
        const string Read = "query ($slug: Slug!, $id: ID!) { organization(slug: $slug) { name } node(id: $id) { id } me { organizations { totalCount } } }";
        var variables = new { slug = _acme.Slug, id = _acme.Id };
        var before = await _app.As(_member).SendAsync(Read, variables);

        var removed = await _app.As(_admin).MutateAsync(
            "removeMembership",
            new { membershipId = _acme.Memberships[_member] },
            "removedMembershipId user { name email } organization { members { nodes { user { name } } } } effects { kind count }");
        var after = await _app.As(_member).SendAsync(Read, variables);

        before.GetText("data.organization.name").ShouldBe("Acme Corp");
        removed.ShouldSucceed().GetText("removedMembershipId").ShouldBe(_acme.Memberships[_member]);
        removed.GetText("user.name").ShouldBe("Mia Member");
        removed.Get("organization.members.nodes").ToString().ShouldNotContain("Mia Member");
        removed.Get("effects").ToString().ShouldBe("""[{"kind":"MEMBERSHIPS_REMOVED","count":1}]""");
        after.Text.ShouldBe("""{"data":{"organization":null,"node":null,"me":{"organizations":{"totalCount":0}}}}""");
    }

    [Fact]
    [Trait("Behaviour", "G13")]
    public async Task A_demoted_admin_is_refused_from_the_next_request_on()
    {
        await _app.As(_owner).MutateAsync("changeRole", new { membershipId = _acme.Memberships[_admin], role = "MEMBER" });

        var refused = await _app.As(_admin).MutateAsync("removeMembership", new { membershipId = _acme.Memberships[_member] });

        refused.ShouldFail("ForbiddenError");
    }

    [Fact]
    [Trait("Behaviour", "S4-14")]
    public async Task Everybody_can_leave_and_is_an_outsider_at_once()
    {
        foreach (var person in (Person[])[_member, _admin])
        {
            var left = await _app.As(person).MutateAsync(
                "leaveOrganization", new { organizationId = _acme.Id }, "removedMembershipId user { id } organization { name members { totalCount } }");
            var again = await _app.As(person).MutateAsync("leaveOrganization", new { organizationId = _acme.Id });

            left.ShouldSucceed().GetText("removedMembershipId").ShouldBe(_acme.Memberships[person]);
            left.GetText("user.id").ShouldBe(person.Id);
            left.Get("organization.members.totalCount").GetInt32().ShouldBe(0, "who has left sees no members");
            again.ShouldFail("NotFoundError");
        }
    }

    [Fact]
    public async Task Removing_the_own_membership_is_leaving()
    {
        var removed = await _app.As(_member).MutateAsync("removeMembership", new { membershipId = _acme.Memberships[_member] });

        removed.ShouldSucceed();
        await using var database = _app.OpenDatabase();
        (await database.AuditEntries.OrderBy(entry => entry.Sequence).LastAsync()).Action.ShouldBe(AuditAction.MemberLeft);
    }

    [Theory]
    [InlineData("removeMembership")]
    [InlineData("leaveOrganization")]
    [Trait("Behaviour", "G5")]
    public async Task A_dry_run_tells_what_would_happen_and_writes_nothing(string mutation)
    {
        var before = await EntriesAsync();
        object input = mutation == "removeMembership"
            ? new { membershipId = _acme.Memberships[_member], dryRun = true }
            : new { organizationId = _acme.Id, dryRun = true };

        var tried = await _app.As(_member).MutateAsync(mutation, input, "removedMembershipId effects { kind count message }");

        tried.ShouldSucceed().GetText("removedMembershipId").ShouldBe(_acme.Memberships[_member]);
        tried.GetText("effects.0.kind").ShouldBe("MEMBERSHIPS_REMOVED");
        tried.Get("effects.0.count").GetInt32().ShouldBe(1);
        (await EntriesAsync()).ShouldBe(before);
        (await _app.As(_member).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { viewerRole } }", new { slug = _acme.Slug }))
            .GetText("data.organization.viewerRole").ShouldBe("MEMBER");
    }

    [Theory]
    [InlineData("leaveOrganization")]
    [InlineData("removeMembership")]
    public async Task A_dry_run_is_refused_as_the_real_thing_would_be(string mutation)
    {
        object input = mutation == "removeMembership"
            ? new { membershipId = _acme.Memberships[_owner], dryRun = true }
            : new { organizationId = _acme.Id, dryRun = true };

        (await _app.As(_owner).MutateAsync(mutation, input)).ShouldFail("LastOwnerError");
    }

    [Theory]
    [InlineData("changeRole")]
    [InlineData("promoteOwner")]
    [InlineData("demoteOwner")]
    [InlineData("removeMembership")]
    public async Task A_change_of_what_somebody_else_has_changed_is_refused(string mutation)
    {
        var membershipId = _acme.Memberships[_member];
        await _app.As(_owner).MutateAsync("changeRole", new { membershipId, role = "ADMIN" });
        object input = mutation == "changeRole" ? new { membershipId, role = "MEMBER", expectedVersion = 1 } : new { membershipId, expectedVersion = 1 };

        var stale = await _app.As(_owner).MutateAsync(mutation, input, "errors { ... on StaleVersionError { currentVersion } }");

        stale.ShouldFail("StaleVersionError").Get("errors.0.currentVersion").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task A_change_that_knows_the_newest_version_is_made()
    {
        var changed = await _app.As(_owner).MutateAsync(
            "changeRole", new { membershipId = _acme.Memberships[_member], role = "ADMIN", expectedVersion = 1 }, "membership { version }");

        changed.ShouldSucceed().Get("membership.version").GetInt32().ShouldBe(2);
    }

    [Fact]
    public async Task Two_changes_in_one_request_each_answer_what_they_left_behind()
    {
        var answer = await _app.As(_owner).SendAsync(
            """
            mutation ($membership: ID!) {
              first: promoteOwner(input: { membershipId: $membership }) { organization { owners { nodes { name } } } }
              second: demoteOwner(input: { membershipId: $membership }) { organization { owners { nodes { name } } } }
            }
            """,
            new { membership = _acme.Memberships[_admin] });

        answer.GetTexts("data.first.organization.owners.nodes", "name").ShouldBe(["Adam Admin", "Olga Owner"]);
        answer.GetTexts("data.second.organization.owners.nodes", "name").ShouldBe(["Olga Owner"]);
    }

    [Fact]
    public async Task A_suspended_membership_gives_no_right()
    {
        await using (var database = _app.OpenDatabase())
        {
            await database.Database.ExecuteSqlRawAsync("UPDATE memberships SET state = 1 WHERE role = 1");
        }

        var refused = await _app.As(_admin).MutateAsync("removeMembership", new { membershipId = _acme.Memberships[_member] });
        var read = await _app.As(_admin).SendAsync("query ($slug: Slug!) { organization(slug: $slug) { name } }", new { slug = _acme.Slug });

        refused.ShouldFail("NotFoundError");
        read.Text.ShouldBe("""{"data":{"organization":null}}""");
    }

    [Fact]
    public async Task Nobody_leaves_a_personal_account()
    {
        var own = (await _app.As(_member).SendAsync("{ me { personalAccount { id } } }")).GetText("data.me.personalAccount.id")!;
        var foreign = (await _app.As(_owner).SendAsync("{ me { personalAccount { id } } }")).GetText("data.me.personalAccount.id")!;

        // An organization's id is asked for; the account's key under that name is as close as anybody gets.
        var refused = await _app.As(_member).MutateAsync("leaveOrganization", new { organizationId = GlobalId.Of("Organization", GlobalId.Key(own)) });
        var unknown = await _app.As(_member).MutateAsync("leaveOrganization", new { organizationId = GlobalId.Of("Organization", GlobalId.Key(foreign)) });

        refused.ShouldFail("PersonalAccountError");
        unknown.ShouldFail("NotFoundError");
    }

    private async Task<int> EntriesAsync()
    {
        await using var database = _app.OpenDatabase();
        return await database.AuditEntries.CountAsync();
    }
}
