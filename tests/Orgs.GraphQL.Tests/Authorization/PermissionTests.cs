namespace Orgs.GraphQL.Tests.Authorization;

/// <summary>
/// What viewerCan… answers is what the mutation answers: every combination of the viewer's role, the target's role and state, who else
/// owns the organization, and what is asked for, put to the running server twice.
/// </summary>
[Trait("Behaviour", "G4")]
public sealed class PermissionTests : IAsyncLifetime
{
    private static readonly string[] _refusals = ["FORBIDDEN", "ROLE_TOO_HIGH", "LAST_OWNER"];

    private readonly OrgsApplication _app = new();
    private Team _acme = null!;
    private Person _viewer = null!;
    private Person _target = null!;
    private Person _third = null!;

    public async ValueTask InitializeAsync()
    {
        _third = await _app.RegisterAsync("Theo Third");
        _acme = await _app.CreateOrganizationAsync(_third);
        _viewer = await _app.AddMemberAsync(_acme, _third, "Vera Viewer");
        _target = await _app.AddMemberAsync(_acme, _third, "Toni Target");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    public static TheoryData<OrgRole, OrgRole, MembershipState, bool> Scenes
        => new(
            from viewer in Enum.GetValues<OrgRole>()
            from target in Enum.GetValues<OrgRole>()
            from state in Enum.GetValues<MembershipState>()
            from thirdOwns in (bool[])[true, false]
            where thirdOwns || viewer == OrgRole.Owner || (target == OrgRole.Owner && state == MembershipState.Active)
            select (viewer, target, state, thirdOwns));

    [Theory]
    [MemberData(nameof(Scenes))]
    public async Task A_permission_is_what_the_mutation_answers(OrgRole viewer, OrgRole target, MembershipState state, bool thirdOwns)
    {
        foreach (var whom in (Person[])[_target, _viewer])
        {
            foreach (var role in (string[])["MEMBER", "ADMIN", "OWNER"])
            {
                await SetAsync(viewer, target, state, thirdOwns);
                var permission = await AskAsync(whom, $"viewerCanSetRole(role: {role})");
                await ShouldAgreeAsync(permission, "changeRole", new { membershipId = _acme.Memberships[whom], role });
            }

            await SetAsync(viewer, target, state, thirdOwns);
            await ShouldAgreeAsync(await AskAsync(whom, "viewerCanSuspend"), "suspendMembership", new { membershipId = _acme.Memberships[whom] });
            await SetAsync(viewer, target, state, thirdOwns);
            await ShouldAgreeAsync(await AskAsync(whom, "viewerCanRemove"), "removeMembership", new { membershipId = _acme.Memberships[whom], dryRun = true });
        }

        await ShouldAgreeAsync(await AskAsync("viewerCanLeave"), "leaveOrganization", new { organizationId = _acme.Id, dryRun = true });
        await ShouldAgreeAsync(await AskAsync("viewerCanDelete"), "deleteOrganization", new { organizationId = _acme.Id, confirmSlug = _acme.Slug, dryRun = true });
        await ShouldAgreeAsync(await AskAsync("viewerCanUpdate"), "updateOrganization", new { organizationId = _acme.Id, name = $"Acme {Guid.NewGuid():N}" });
    }

    [Theory]
    [Trait("Behaviour", "S2-6")]
    [InlineData(OrgRole.Member)]
    [InlineData(OrgRole.Admin)]
    [InlineData(OrgRole.Owner)]
    public async Task Who_may_invite_follows_the_policy_and_is_told_before(OrgRole viewer)
    {
        foreach (var policy in (string[])["MEMBERS", "ADMINS", "OWNERS"])
        {
            await SetAsync(viewer, OrgRole.Member, MembershipState.Active, thirdOwns: true);
            (await _app.As(_third).MutateAsync("updateOrganization", new { organizationId = _acme.Id, invitePolicy = policy })).ShouldSucceed();
            foreach (var role in (string[])["MEMBER", "ADMIN", "OWNER"])
            {
                var permission = await AskAsync($"viewerCanInvite(role: {role})");
                await ShouldAgreeAsync(
                    permission, "inviteMember", new { organizationId = _acme.Id, email = $"{viewer}.{policy}.{role}@orgs.test", role, sendEmail = false });
            }
        }
    }

    [Fact]
    [Trait("Behaviour", "G16")]
    public async Task Permissions_of_many_rows_cost_what_those_of_one_cost()
    {
        const string Document =
            """
            query ($slug: Slug!, $first: Int!) {
              organization(slug: $slug) {
                viewerCanUpdate { allowed } viewerCanLeave { allowed } viewerCanInvite { allowed }
                members(first: $first) { nodes { isLastOwner viewerCanRemove { allowed } viewerCanSetRole(role: ADMIN) { allowed } viewerCanSuspend { allowed } } }
              }
            }
            """;

        var one = await CountAsync(1);
        var all = await CountAsync(3);

        all.ShouldBe(one);
        all.ShouldBe(4, "the session, the viewer's membership, members, owners who can act");

        async Task<int> CountAsync(int first)
        {
            _app.Statements.Reset();
            (await _app.As(_viewer).SendAsync(Document, new { slug = _acme.Slug, first })).ErrorCodes.ShouldBeEmpty();
            return _app.Statements.Statements.Count;
        }
    }

    [Fact]
    [Trait("Behaviour", "G20")]
    public async Task The_last_owner_is_marked_and_is_no_more_once_there_is_another()
    {
        const string Document = "query ($id: ID!) { node(id: $id) { ... on Membership { isLastOwner } } }";
        var id = new { id = _acme.Memberships[_third] };

        (await _app.As(_viewer).SendAsync(Document, id)).Get("data.node.isLastOwner").GetBoolean().ShouldBeTrue();
        (await _app.As(_third).MutateAsync("promoteOwner", new { membershipId = _acme.Memberships[_target] })).ShouldSucceed();
        (await _app.As(_viewer).SendAsync(Document, id)).Get("data.node.isLastOwner").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public async Task An_invitee_sees_the_organization_and_can_do_nothing_with_it_yet()
    {
        var jane = await _app.RegisterAsync("Jane");
        await _app.InviteAsync(_acme, _third, jane.Email);

        var answer = await _app.As(jane).SendAsync("{ me { invitations { nodes { organization { viewerCanLeave { allowed code } viewerCanUpdate { allowed code } } } } } }");

        answer.Get("data.me.invitations.nodes.0.organization").ToString().ShouldBe(
            """{"viewerCanLeave":{"allowed":false,"code":"NOT_FOUND"},"viewerCanUpdate":{"allowed":false,"code":"NOT_FOUND"}}""");
    }

    /// <summary>In an order in which there is an owner at every moment; the database would not let it be otherwise.</summary>
    private async Task SetAsync(OrgRole viewer, OrgRole target, MembershipState state, bool thirdOwns)
    {
        await using var database = _app.OpenDatabase();
        await PutAsync(_third, OrgRole.Owner, MembershipState.Active);
        await PutAsync(_viewer, viewer, MembershipState.Active);
        await PutAsync(_target, target, state);
        await PutAsync(_third, thirdOwns ? OrgRole.Owner : OrgRole.Member, MembershipState.Active);

        Task PutAsync(Person person, OrgRole role, MembershipState state)
            => database.Memberships.IncludingDeleted()
                .Where(membership => database.Users.Any(user => user.Id == membership.UserId && user.Name == person.Name))
                .ExecuteUpdateAsync(set => set.SetProperty(membership => membership.Role, role).SetProperty(membership => membership.State, state));
    }

    private async Task<string?> AskAsync(Person whom, string field)
    {
        var answer = await _app.As(_viewer).SendAsync(
            $"query ($id: ID!) {{ node(id: $id) {{ ... on Membership {{ it: {field} {{ allowed code message }} }} }} }}", new { id = _acme.Memberships[whom] });
        return Read(answer, "data.node.it");
    }

    private async Task<string?> AskAsync(string field)
    {
        var answer = await _app.As(_viewer).SendAsync(
            $"query ($slug: Slug!) {{ organization(slug: $slug) {{ it: {field} {{ allowed code message }} }} }}", new { slug = _acme.Slug });
        return Read(answer, "data.organization.it");
    }

    private static string? Read(Answer answer, string path)
    {
        var code = answer.GetText($"{path}.code");
        answer.Get($"{path}.allowed").GetBoolean().ShouldBe(code is null);
        answer.GetText($"{path}.message").ShouldBe(code is null ? null : answer.GetText($"{path}.message").ShouldNotBeNull());
        return code;
    }

    private async Task ShouldAgreeAsync(string? permission, string mutation, object input)
    {
        var answer = await _app.As(_viewer).MutateAsync(mutation, input);
        var code = answer.Error is null ? null : answer.GetText("errors.0.code");

        code.ShouldBe(permission, $"{mutation} {input}");
        (code is null || _refusals.Contains(code)).ShouldBeTrue($"{mutation} {code}");
    }
}
