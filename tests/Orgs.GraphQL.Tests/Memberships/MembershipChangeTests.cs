namespace Orgs.GraphQL.Tests.Memberships;

public sealed class MembershipChangeTests : IAsyncLifetime
{
    private readonly OrgsApplication _app = new();
    private Viewer _owner = null!;
    private Viewer _admin = null!;
    private Viewer _member = null!;
    private Organization _acme = null!;

    private MembershipChanges Changes => _app.Get<MembershipChanges>();

    public async ValueTask InitializeAsync()
    {
        _owner = await _app.RegisterAsync("Olive Owner");
        _acme = await _app.CreateOrganizationAsync(_owner);
        _admin = await _app.AddMemberAsync(_owner, _acme, "Ada Admin", OrgRole.Admin);
        _member = await _app.AddMemberAsync(_owner, _acme, "Mia Member");
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    [Fact]
    public async Task To_an_outsider_a_membership_does_not_exist()
    {
        var outsider = await _app.RegisterAsync("Otto Outsider");
        var own = await _app.MembershipAsync(_member, _acme);

        var real = await Changes.RemoveAsync(outsider, own.Id, null, dryRun: false, CancellationToken.None);
        var unreal = await Changes.RemoveAsync(outsider, Guid.NewGuid(), null, dryRun: false, CancellationToken.None);

        real.Error.ShouldBe(unreal.Error);
        real.Error.ShouldBe(new NotFoundError());
    }

    [Fact]
    public async Task An_owner_makes_another_owner_and_the_log_tells_it()
    {
        var promoted = await Changes.PromoteOwnerAsync(_owner, (await _app.MembershipAsync(_member, _acme)).Id, null, CancellationToken.None);

        promoted.Value.ShouldNotBeNull().Role.ShouldBe(OrgRole.Owner);
        promoted.Value.Version.ShouldBe(2);
        await using var database = _app.OpenDatabase();
        var entry = await database.AuditEntries.OrderBy(entry => entry.Sequence).LastAsync();
        entry.Action.ShouldBe(AuditAction.OwnerPromoted);
        entry.OrganizationId.ShouldBe(_acme.Id);
        (entry.ActorLabel, entry.SubjectLabel).ShouldBe(("Olive Owner", "Mia Member"));
        (entry.RoleBefore, entry.RoleAfter).ShouldBe((OrgRole.Member, OrgRole.Owner));
    }

    [Fact]
    public async Task Making_an_owner_an_owner_changes_nothing()
    {
        var own = await _app.MembershipAsync(_owner, _acme);
        var before = await EntriesAsync();

        var promoted = await Changes.PromoteOwnerAsync(_owner, own.Id, null, CancellationToken.None);

        promoted.Value.ShouldNotBeNull().Version.ShouldBe(own.Version);
        (await EntriesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task The_last_owner_cannot_leave_be_removed_or_be_demoted()
    {
        var own = await _app.MembershipAsync(_owner, _acme);

        (await Changes.LeaveAsync(_owner, _acme.Id, dryRun: false, CancellationToken.None)).Error.ShouldBeOfType<LastOwnerError>();
        (await Changes.RemoveAsync(_owner, own.Id, null, dryRun: false, CancellationToken.None)).Error.ShouldBeOfType<LastOwnerError>();
        (await Changes.DemoteOwnerAsync(_owner, own.Id, OrgRole.Member, null, CancellationToken.None)).Error.ShouldBeOfType<LastOwnerError>();
        (await Changes.ChangeRoleAsync(_owner, own.Id, OrgRole.Admin, null, CancellationToken.None)).Error.ShouldBeOfType<LastOwnerError>();
        (await _app.MembershipAsync(_owner, _acme)).Role.ShouldBe(OrgRole.Owner);
    }

    [Fact]
    public async Task An_admin_cannot_touch_an_owner()
    {
        var own = await _app.MembershipAsync(_owner, _acme);

        var removed = await Changes.RemoveAsync(_admin, own.Id, null, dryRun: false, CancellationToken.None);
        var demoted = await Changes.ChangeRoleAsync(_admin, own.Id, OrgRole.Member, null, CancellationToken.None);

        removed.Error.ShouldBe(new ForbiddenError(OrgRole.Owner, OrgRole.Admin));
        demoted.Error.ShouldBe(new ForbiddenError(OrgRole.Owner, OrgRole.Admin));
    }

    [Fact]
    public async Task A_member_can_leave_and_is_an_outsider_at_once()
    {
        var left = await Changes.LeaveAsync(_member, _acme.Id, dryRun: false, CancellationToken.None);

        left.Value.ShouldNotBeNull().User.Name.ShouldBe("Mia Member");
        (await Changes.LeaveAsync(_member, _acme.Id, dryRun: false, CancellationToken.None)).Error.ShouldBeOfType<NotFoundError>();
    }

    [Fact]
    public async Task A_dry_run_tells_what_would_happen_and_writes_nothing()
    {
        var before = await EntriesAsync();

        var tried = await Changes.RemoveAsync(_admin, (await _app.MembershipAsync(_member, _acme)).Id, null, dryRun: true, CancellationToken.None);

        tried.Value.ShouldNotBeNull().Effects.ShouldHaveSingleItem().Kind.ShouldBe(EffectKind.MembershipsRemoved);
        (await _app.MembershipAsync(_member, _acme)).Role.ShouldBe(OrgRole.Member);
        (await EntriesAsync()).ShouldBe(before);
    }

    [Fact]
    public async Task A_change_of_something_that_has_changed_is_refused()
    {
        var membership = await _app.MembershipAsync(_member, _acme);
        await Changes.ChangeRoleAsync(_owner, membership.Id, OrgRole.Admin, membership.Version, CancellationToken.None);

        var second = await Changes.ChangeRoleAsync(_owner, membership.Id, OrgRole.Member, membership.Version, CancellationToken.None);

        second.Error.ShouldBe(new StaleVersionError(membership.Version + 1));
    }

    [Fact]
    public async Task A_suspended_membership_gives_no_right()
    {
        await using (var database = _app.OpenDatabase())
        {
            await database.Database.ExecuteSqlRawAsync("UPDATE memberships SET state = 1 WHERE role = 1");
        }

        var refused = await Changes.RemoveAsync(
            _admin, (await _app.MembershipAsync(_member, _acme)).Id, null, dryRun: false, CancellationToken.None);

        refused.Error.ShouldBeOfType<NotFoundError>();
    }

    [Fact]
    public async Task Nobody_leaves_the_own_personal_account()
    {
        var refused = await Changes.LeaveAsync(_member, _member.PersonalAccount!.Id, dryRun: false, CancellationToken.None);
        var foreign = await Changes.LeaveAsync(_member, _owner.PersonalAccount!.Id, dryRun: false, CancellationToken.None);

        refused.Error.ShouldBeOfType<PersonalAccountError>();
        foreign.Error.ShouldBeOfType<NotFoundError>();
    }

    private async Task<int> EntriesAsync()
    {
        await using var database = _app.OpenDatabase();
        return await database.AuditEntries.CountAsync();
    }
}
