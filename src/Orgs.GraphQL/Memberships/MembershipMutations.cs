namespace Orgs.GraphQL.Memberships;

[MutationType]
public static partial class MembershipMutations
{
    /// <summary>Makes a member an owner. Done to an owner, it changes nothing and succeeds.</summary>
    [OrgRole(OrgRole.Owner, At = "input.membershipId")]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    [Error<EmailNotConfirmedError>]
    public static async Task<FieldResult<PromoteOwnerPayload>> PromoteOwnerAsync(
        PromoteOwnerInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var promoted = await memberships.PromoteOwnerAsync(viewer, input.MembershipId, input.ExpectedVersion, cancellationToken);

        return promoted.ToResult(membership => new PromoteOwnerPayload(membership, membership.Organization));
    }

    /// <summary>Makes an owner a member or an admin, unless nobody else owns the organization.</summary>
    [OrgRole(OrgRole.Owner, At = "input.membershipId")]
    [Error<LastOwnerError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    public static async Task<FieldResult<DemoteOwnerPayload>> DemoteOwnerAsync(
        DemoteOwnerInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var demoted = await memberships.DemoteOwnerAsync(viewer, input.MembershipId, input.To, input.ExpectedVersion, cancellationToken);

        return demoted.ToResult(membership => new DemoteOwnerPayload(membership, membership.Organization));
    }

    /// <summary>Gives a member another role, at most the viewer's own.</summary>
    [OrgRole(OrgRole.Admin, At = "input.membershipId")]
    [Error<LastOwnerError>]
    [Error<RoleTooHighError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    public static async Task<FieldResult<ChangeRolePayload>> ChangeRoleAsync(
        ChangeRoleInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var changed = await memberships.ChangeRoleAsync(viewer, input.MembershipId, input.Role, input.ExpectedVersion, cancellationToken);

        return changed.ToResult(membership => new ChangeRolePayload(membership));
    }

    /// <summary>Takes a member out of the organization. The own membership can always go, unless it is the last owner's.</summary>
    [OrgRole(At = "input.membershipId")]
    [Error<LastOwnerError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    [Error<PersonalAccountError>]
    public static async Task<FieldResult<RemoveMembershipPayload>> RemoveMembershipAsync(
        RemoveMembershipInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var removed = await memberships.RemoveAsync(viewer, input.MembershipId, input.ExpectedVersion, input.DryRun, cancellationToken);

        return removed.ToResult(RemoveMembershipPayload.From);
    }

    /// <summary>Takes the viewer out of the organization, unless nobody else owns it.</summary>
    [OrgRole(At = "input.organizationId")]
    [Error<LastOwnerError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    [Error<PersonalAccountError>]
    public static async Task<FieldResult<RemoveMembershipPayload>> LeaveOrganizationAsync(
        LeaveOrganizationInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var left = await memberships.LeaveAsync(viewer, input.OrganizationId, input.DryRun, cancellationToken);

        return left.ToResult(RemoveMembershipPayload.From);
    }

    /// <summary>
    /// Hands the viewer's ownership over to another member, in one step. The viewer keeps the role that is asked for, or leaves.
    /// </summary>
    [OrgRole(OrgRole.Owner, At = "input.toMembershipId")]
    [Error<LastOwnerError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<EmailNotConfirmedError>]
    public static async Task<FieldResult<TransferOwnershipPayload>> TransferOwnershipAsync(
        TransferOwnershipInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var transferred = await memberships.TransferAsync(viewer, input.ToMembershipId, input.KeepRole, input.DryRun, cancellationToken);

        return transferred.ToResult(value => new TransferOwnershipPayload(value.From, value.To, value.Effects));
    }

    /// <summary>Takes all rights from a member, who stays in the list with the role. The last owner cannot be suspended.</summary>
    [OrgRole(OrgRole.Admin, At = "input.membershipId")]
    [Error<LastOwnerError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    public static async Task<FieldResult<ChangeMembershipStatePayload>> SuspendMembershipAsync(
        SuspendMembershipInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var suspended = await memberships.SuspendAsync(viewer, input.MembershipId, input.Reason, input.ExpectedVersion, cancellationToken);

        return suspended.ToResult(membership => new ChangeMembershipStatePayload(membership));
    }

    /// <summary>Gives a suspended member the rights of the role back.</summary>
    [OrgRole(OrgRole.Admin, At = "input.membershipId")]
    [Error<LastOwnerError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<StaleVersionError>]
    public static async Task<FieldResult<ChangeMembershipStatePayload>> UnsuspendMembershipAsync(
        SuspendMembershipInput input,
        Viewer viewer,
        MembershipChanges memberships,
        CancellationToken cancellationToken)
    {
        var unsuspended = await memberships.UnsuspendAsync(viewer, input.MembershipId, input.Reason, input.ExpectedVersion, cancellationToken);

        return unsuspended.ToResult(membership => new ChangeMembershipStatePayload(membership));
    }
}
