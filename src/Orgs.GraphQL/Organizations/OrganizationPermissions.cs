namespace Orgs.GraphQL.Organizations;

/// <summary>What the viewer can do with an organization; each asks the rule of the mutation that it speaks of.</summary>
[ObjectType<Organization>]
public static partial class OrganizationPermissions
{
    /// <summary>Whether updateOrganization would change the name; slug, invite policy and external reference need OWNER.</summary>
    public static Task<Permission> GetViewerCanUpdateAsync(
        [Parent] Organization organization,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => memberships.AskAsync(organization.Id, viewer => OrganizationRules.Rename(viewer.Role), cancellationToken);

    /// <summary>What inviteMember would answer, by role and invite policy.</summary>
    public static Task<Permission> GetViewerCanInviteAsync(
        [Parent] Organization organization,
        [DefaultValue(OrgRole.Member)] OrgRole role,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => memberships.AskAsync(
            organization.Id, viewer => MembershipRules.Invite(viewer.Role, organization.InvitePolicy, role), cancellationToken);

    /// <summary>Whether the viewer can remove and suspend members and change their roles.</summary>
    public static Task<Permission> GetViewerCanManageMembersAsync(
        [Parent] Organization organization,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => memberships.AskAsync(organization.Id, viewer => OrganizationRules.ManageMembers(viewer.Role), cancellationToken);

    /// <summary>What deleteOrganization would answer to the right slug.</summary>
    public static Task<Permission> GetViewerCanDeleteAsync(
        [Parent] Organization organization,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => memberships.AskAsync(organization.Id, viewer => OrganizationRules.Delete(viewer.Role), cancellationToken);

    /// <summary>What leaveOrganization would answer.</summary>
    public static Task<Permission> GetViewerCanLeaveAsync(
        [Parent] Organization organization,
        IOwnershipFactsByOrganizationIdDataLoader facts,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => facts.AskAsync(memberships, target: null, organization.Id, MembershipRules.Remove, cancellationToken);
}
