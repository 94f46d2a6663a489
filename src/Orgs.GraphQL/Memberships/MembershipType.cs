namespace Orgs.GraphQL.Memberships;

/// <summary>The type <c>Membership</c>.</summary>
[ObjectType<Membership>]
public static partial class MembershipType
{
    static partial void Configure(IObjectTypeDescriptor<Membership> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(membership => membership.Role);
        descriptor.Field(membership => membership.State);
        descriptor.Field(membership => membership.JoinedAt);
        descriptor.Field(membership => membership.Version);
    }

    /// <summary>A membership is there for the active members of its organization.</summary>
    [NodeResolver]
    public static async Task<Membership?> GetMembershipByIdAsync(
        Guid id,
        IMembershipByIdDataLoader memberships,
        CancellationToken cancellationToken)
        => await memberships.LoadAsync(id, cancellationToken);

    /// <summary>The organization that the membership is in.</summary>
    public static async ValueTask<Organization> GetOrganizationAsync(
        [Parent] Membership membership,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => membership.Organization ?? (await memberships.LoadRequiredAsync(membership.OrganizationId, cancellationToken)).Organization;

    /// <summary>The member.</summary>
    [Cost(1)]
    public static async ValueTask<User> GetUserAsync(
        [Parent] Membership membership,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => membership.User ?? await users.LoadRequiredAsync(membership.UserId, cancellationToken);

    /// <summary>Who sent the invitation; null for the creator, and once that user is deleted.</summary>
    public static async ValueTask<User?> GetInvitedByAsync(
        [Parent] Membership membership,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => membership.InvitedById is { } id ? await users.LoadAsync(id, cancellationToken) : null;

    /// <summary>Whether the organization has no other owner who can act.</summary>
    [Cost(1)]
    public static async Task<bool> GetIsLastOwnerAsync(
        [Parent] Membership membership,
        IOwnershipFactsByOrganizationIdDataLoader facts,
        CancellationToken cancellationToken)
        => membership.IsActiveOwner
            && await facts.LoadAsync(membership.OrganizationId, cancellationToken) is { } found
            && found.ActingOwnerIds.All(id => id == membership.Id);

    /// <summary>What removeMembership would answer, or for the own membership leaveOrganization.</summary>
    [Cost(1)]
    public static Task<Permission> GetViewerCanRemoveAsync(
        [Parent] Membership membership,
        IOwnershipFactsByOrganizationIdDataLoader facts,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => facts.AskAsync(memberships, membership, membership.OrganizationId, MembershipRules.Remove, cancellationToken);

    /// <summary>What changeRole would answer.</summary>
    [Cost(1)]
    public static Task<Permission> GetViewerCanSetRoleAsync(
        [Parent] Membership membership,
        OrgRole role,
        IOwnershipFactsByOrganizationIdDataLoader facts,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => facts.AskAsync(
            memberships,
            membership,
            membership.OrganizationId,
            (viewer, target, ownership) => MembershipRules.ChangeRole(viewer.Role, target, role, ownership),
            cancellationToken);

    /// <summary>What suspendMembership would answer.</summary>
    [Cost(1)]
    public static Task<Permission> GetViewerCanSuspendAsync(
        [Parent] Membership membership,
        IOwnershipFactsByOrganizationIdDataLoader facts,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => facts.AskAsync(
            memberships,
            membership,
            membership.OrganizationId,
            (viewer, target, ownership) => MembershipRules.Suspend(viewer.Role, target, ownership),
            cancellationToken);

    /// <summary>Whether this is the viewer's own membership.</summary>
    public static bool GetViewerIsMember([Parent] Membership membership, Viewer viewer) => viewer.Is(membership.UserId);
}
