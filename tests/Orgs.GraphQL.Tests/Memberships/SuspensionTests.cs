using System.Text.Json;

namespace Orgs.GraphQL.Tests.Memberships;

public sealed class SuspensionTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _owner = null!;
    private Person _admin = null!;
    private Person _member = null!;

    public async ValueTask InitializeAsync() => (_acme, _owner, _admin, _member) = await _app.CreateTeamAsync();

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    [Trait("Abuse", "AZ-15")]
    [Trait("Behaviour", "G13")]
    public async Task A_suspended_member_has_no_right_at_all_from_the_next_request_on()
    {
        (await SuspendAsync(_owner, _admin)).ShouldSucceed().GetText("membership.state").ShouldBe("SUSPENDED");

        var read = await _app.As(_admin).SendAsync(
            "query ($slug: Slug!, $ids: [ID!]!) { organization(slug: $slug) { name } nodes(ids: $ids) { id } me { organizations { totalCount } ownedOrganizations { totalCount } } }",
            new { slug = _acme.Slug, ids = new[] { _acme.Id, _acme.Memberships[_admin], _acme.Memberships[_member], _owner.Id } });
        read.Text.ShouldBe(
            """{"data":{"organization":null,"nodes":[null,null,null,null],"me":{"organizations":{"totalCount":0},"ownedOrganizations":{"totalCount":0}}}}""");

        foreach (var (mutation, input) in (IEnumerable<(string, object)>)[
            ("inviteMember", new { organizationId = _acme.Id, email = "jane@orgs.test" }),
            ("leaveOrganization", new { organizationId = _acme.Id }),
            ("updateOrganization", new { organizationId = _acme.Id, name = "Other" }),
            ("deleteOrganization", new { organizationId = _acme.Id, confirmSlug = _acme.Slug }),
            ("restoreOrganization", new { organizationId = _acme.Id }),
            ("removeMembership", new { membershipId = _acme.Memberships[_admin] }),
            ("changeRole", new { membershipId = _acme.Memberships[_member], role = "ADMIN" }),
            ("unsuspendMembership", new { membershipId = _acme.Memberships[_admin] }),
            ("suspendMembership", new { membershipId = _acme.Memberships[_member] })])
        {
            (await _app.As(_admin).MutateAsync(mutation, input)).ShouldFail("NotFoundError");
        }
    }

    [Fact]
    public async Task A_suspended_member_stays_in_the_list_and_gets_the_rights_back()
    {
        await SuspendAsync(_admin, _member, "on leave");

        var listed = await _app.As(_admin).SendAsync($$"""{ organization(slug: "{{_acme.Slug}}") { members { nodes { state role user { name } } } } }""");
        var back = await _app.As(_admin).MutateAsync(
            "unsuspendMembership", new { membershipId = _acme.Memberships[_member] }, "membership { state role version }");

        listed.Get("data.organization.members.nodes.1").ToString().ShouldBe("""{"state":"SUSPENDED","role":"MEMBER","user":{"name":"Mia Member"}}""");
        back.ShouldSucceed().Get("membership").ToString().ShouldBe("""{"state":"ACTIVE","role":"MEMBER","version":3}""");
        (await _app.As(_member).SendAsync($$"""{ organization(slug: "{{_acme.Slug}}") { name } }""")).GetText("data.organization.name").ShouldBe("Acme Corp");
        await using var database = _app.OpenDatabase();
        (await database.AuditEntries.OrderBy(entry => entry.Sequence).Where(entry => entry.SubjectLabel == _member.Name && entry.StateAfter != null)
            .Select(entry => new { entry.Action, entry.Note }).Take(10).ToListAsync())
            .Select(entry => (entry.Action, entry.Note)).TakeLast(2)
            .ShouldBe([(AuditAction.MemberSuspended, "on leave"), (AuditAction.MemberUnsuspended, "")]);
    }

    [Fact]
    [Trait("Abuse", "LO-07")]
    [Trait("Behaviour", "G2")]
    public async Task A_suspended_owner_does_not_count()
    {
        (await _app.As(_owner).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_admin] })).ShouldSucceed();
        (await SuspendAsync(_owner, _admin)).ShouldSucceed();

        (await _app.As(_owner).MutateAsync("leaveOrganization", new { organizationId = _acme.Id })).ShouldFail("LastOwnerError");
        (await SuspendAsync(_owner, _owner)).ShouldFail("LastOwnerError");
        (await _app.As(_owner).MutateAsync("demoteOwner", new { membershipId = _acme.Memberships[_owner] })).ShouldFail("LastOwnerError");
    }

    [Fact]
    public async Task Suspending_twice_is_done_already()
    {
        await SuspendAsync(_owner, _member);

        (await SuspendAsync(_owner, _member)).ShouldSucceed().Get("membership.version").GetInt32().ShouldBe(2);
    }

    private Task<Payload> SuspendAsync(Person by, Person target, string? reason = null)
        => _app.As(by).MutateAsync(
            "suspendMembership", new { membershipId = _acme.Memberships[target], reason }, "membership { state version }");
}
