namespace Orgs.GraphQL.Invitations;

/// <summary>What a change of an organization looks up about its invitations.</summary>
public static class InvitationLookups
{
    /// <summary>An invitation to this organization.</summary>
    public static Task<Invitation?> FindInvitationAsync(this OrganizationChange change, Guid id)
        => change.Database.Invitations.SingleOrDefaultAsync(
            invitation => invitation.OrganizationId == change.Organization.Id && invitation.Id == id, change.CancellationToken);

    /// <summary>The membership of whoever has this address.</summary>
    public static Task<Membership?> FindMembershipOfAddressAsync(this OrganizationChange change, string normalizedEmail)
        => change.Database.Memberships.Include(membership => membership.User).SingleOrDefaultAsync(
            membership => membership.OrganizationId == change.Organization.Id && membership.User.NormalizedEmail == normalizedEmail,
            change.CancellationToken);

    /// <summary>The role that a user can act in here; null for who is no member, is suspended or is switched off.</summary>
    public static async Task<OrgRole?> FindActingRoleAsync(this OrganizationChange change, Guid? userId)
        => userId is { } id && await change.FindMembershipOfAsync(id) is { IsActive: true, User.DisabledAt: null } membership
            ? membership.Role
            : null;
}
