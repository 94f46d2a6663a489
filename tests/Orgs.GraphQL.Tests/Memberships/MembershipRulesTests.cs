namespace Orgs.GraphQL.Tests.Memberships;

[NoDatabase]
public sealed class MembershipRulesTests
{
    private const OrgRole Member = OrgRole.Member;
    private const OrgRole Admin = OrgRole.Admin;
    private const OrgRole Owner = OrgRole.Owner;

    private static readonly DateTimeOffset _now = DateTimeOffset.UnixEpoch;
    private static readonly Organization _acme = Organization.Create("Acme", "acme", Guid.NewGuid(), _now);

    [Theory]
    [InlineData(Member, Member, Admin, ErrorCode.Forbidden)]
    [InlineData(Member, Admin, Member, ErrorCode.Forbidden)]
    [InlineData(Admin, Member, Admin, null)]
    [InlineData(Admin, Admin, Member, null)]
    [InlineData(Admin, Member, Owner, ErrorCode.RoleTooHigh)]
    [InlineData(Admin, Owner, Member, ErrorCode.Forbidden)]
    [InlineData(Admin, Owner, Owner, ErrorCode.Forbidden)]
    [InlineData(Owner, Member, Owner, null)]
    [InlineData(Owner, Admin, Member, null)]
    [InlineData(Owner, Owner, Admin, null)]
    public void Changing_a_role(OrgRole viewer, OrgRole from, OrgRole to, ErrorCode? refusal)
        => (MembershipRules.ChangeRole(viewer, Of(from), to, Beside(owners: 1))?.Code).ShouldBe(refusal);

    [Theory]
    [InlineData(Member, ErrorCode.Forbidden)]
    [InlineData(Admin, ErrorCode.Forbidden)]
    [InlineData(Owner, null)]
    public void Making_an_owner_and_unmaking_one(OrgRole viewer, ErrorCode? refusal)
    {
        (MembershipRules.Promote(viewer)?.Code).ShouldBe(refusal);
        (MembershipRules.Demote(viewer, Of(Owner), Member, Beside(owners: 1))?.Code).ShouldBe(refusal);
    }

    [Theory]
    [InlineData(Member, Member, ErrorCode.Forbidden)]
    [InlineData(Member, Owner, ErrorCode.Forbidden)]
    [InlineData(Admin, Member, null)]
    [InlineData(Admin, Admin, null)]
    [InlineData(Admin, Owner, ErrorCode.Forbidden)]
    [InlineData(Owner, Member, null)]
    [InlineData(Owner, Admin, null)]
    [InlineData(Owner, Owner, null)]
    public void Removing_somebody_else(OrgRole viewer, OrgRole target, ErrorCode? refusal)
        => (MembershipRules.Remove(Of(viewer), Of(target), Beside(owners: 1))?.Code).ShouldBe(refusal);

    [Theory]
    [InlineData(Member)]
    [InlineData(Admin)]
    [InlineData(Owner)]
    public void Everybody_may_leave_while_an_owner_stays(OrgRole role)
    {
        var own = Of(role);

        MembershipRules.Remove(own, own, Beside(owners: 1)).ShouldBeNull();
    }

    [Fact]
    public void The_last_owner_stays_owner_on_every_path()
    {
        var last = Of(Owner);

        MembershipRules.Remove(last, last, Beside(owners: 0)).ShouldBeOfType<LastOwnerError>();
        MembershipRules.Demote(Owner, last, Admin, Beside(owners: 0)).ShouldBeOfType<LastOwnerError>();
        MembershipRules.ChangeRole(Owner, last, Member, Beside(owners: 0)).ShouldBeOfType<LastOwnerError>();
    }

    [Fact]
    public void Owner_to_owner_is_no_change_and_no_refusal()
    {
        var last = Of(Owner);

        MembershipRules.Demote(Owner, last, Owner, Beside(owners: 0)).ShouldBeNull();
        MembershipRules.ChangeRole(Owner, last, Owner, Beside(owners: 0)).ShouldBeNull();
    }

    [Fact]
    public void Who_may_not_is_told_so_before_the_last_owner_is_looked_for()
    {
        var refusal = MembershipRules.Remove(Of(Admin), Of(Owner), Beside(owners: 0));

        refusal.ShouldBe(new ForbiddenError(Owner, Admin));
    }

    [Fact]
    public void The_last_owner_rule_is_about_owners_only()
        => MembershipRules.Remove(Of(Owner), Of(Member), Beside(owners: 0)).ShouldBeNull();

    [Theory]
    [InlineData(3, new[] { OwnerRemedy.PromoteAnotherOwner, OwnerRemedy.TransferOwnership, OwnerRemedy.DeleteOrganization })]
    [InlineData(0, new[] { OwnerRemedy.DeleteOrganization })]
    public void The_refusal_names_the_ways_out(int others, OwnerRemedy[] remedies)
    {
        var last = Of(Owner);

        var refusal = MembershipRules.Remove(last, last, new Ownership(_acme, OtherOwners: 0, OtherMembers: others));

        refusal.ShouldBeOfType<LastOwnerError>().Remedies.ShouldBe(remedies);
    }

    [Theory]
    [InlineData(Owner, 0, ErrorCode.LastOwner)]
    [InlineData(Owner, 1, ErrorCode.Forbidden)]
    [InlineData(Member, 0, ErrorCode.Forbidden)]
    [InlineData(null, 0, ErrorCode.Forbidden)]
    public void Who_was_an_owner_when_asking_and_is_none_at_the_turn_learns_that_the_other_is_the_last_one_now(
        OrgRole? whenAsked, int otherOwners, ErrorCode answer)
    {
        var refusal = MembershipRules.Demote(Member, Of(Owner), Member, Beside(otherOwners))!;

        MembershipRules.AfterLostRace(refusal, whenAsked, Of(Owner), Beside(otherOwners)).Code.ShouldBe(answer);
    }

    [Fact]
    public void Other_refusals_are_not_about_a_lost_race()
    {
        var stale = new StaleVersionError(2);

        MembershipRules.AfterLostRace(stale, Owner, Of(Owner), Beside(owners: 0)).ShouldBe(stale);
    }

    [Theory]
    [InlineData(InvitePolicy.Members, Member, Member, null)]
    [InlineData(InvitePolicy.Members, Member, Admin, ErrorCode.RoleTooHigh)]
    [InlineData(InvitePolicy.Members, Member, Owner, ErrorCode.RoleTooHigh)]
    [InlineData(InvitePolicy.Members, Admin, Member, null)]
    [InlineData(InvitePolicy.Members, Admin, Admin, null)]
    [InlineData(InvitePolicy.Members, Admin, Owner, ErrorCode.RoleTooHigh)]
    [InlineData(InvitePolicy.Members, Owner, Owner, null)]
    [InlineData(InvitePolicy.Admins, Member, Member, ErrorCode.Forbidden)]
    [InlineData(InvitePolicy.Admins, Admin, Admin, null)]
    [InlineData(InvitePolicy.Admins, Owner, Owner, null)]
    [InlineData(InvitePolicy.Owners, Member, Member, ErrorCode.Forbidden)]
    [InlineData(InvitePolicy.Owners, Admin, Member, ErrorCode.Forbidden)]
    [InlineData(InvitePolicy.Owners, Owner, Owner, null)]
    public void Inviting_follows_the_policy_and_the_own_role(InvitePolicy policy, OrgRole viewer, OrgRole role, ErrorCode? refusal)
        => (MembershipRules.Invite(viewer, policy, role)?.Code).ShouldBe(refusal);

    private static Membership Of(OrgRole role) => Membership.Create(_acme.Id, Guid.NewGuid(), role, _now);

    private static Ownership Beside(int owners) => new(_acme, owners, owners);
}
