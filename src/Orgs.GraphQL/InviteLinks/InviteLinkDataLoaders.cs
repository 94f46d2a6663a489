namespace Orgs.GraphQL.InviteLinks;

public static class InviteLinkDataLoaders
{
    /// <summary>A link, if the viewer administers its organization.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, InviteLink>> GetInviteLinkByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => viewer.UserId is { } viewerId
            ? await database.InviteLinks.AsNoTracking()
                .Where(link => ids.Contains(link.Id) && database.Memberships.Any(own =>
                    own.OrganizationId == link.OrganizationId
                    && own.UserId == viewerId
                    && own.State == MembershipState.Active
                    && own.Role >= OrgRole.Admin))
                .ToDictionaryAsync(link => link.Id, cancellationToken)
            : [];

    /// <summary>The links that nobody has revoked.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, InviteLink>> GetInviteLinkByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        OrgsDbContext database,
        CancellationToken cancellationToken)
        => await database.InviteLinks.AsNoTracking()
            .Where(link => organizationIds.Contains(link.OrganizationId) && link.RevokedAt == null)
            .ToDictionaryAsync(link => link.OrganizationId, cancellationToken);
}
