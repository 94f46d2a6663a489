namespace Orgs.GraphQL.Organizations;

public static class OrganizationDataLoaders
{
    /// <summary>
    /// The viewer's active membership with the organization: what decides whether the organization is there for the
    /// viewer, read from the database once per request.
    /// </summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Membership>> GetViewerMembershipByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => viewer.UserId is { } viewerId
            ? await database.Memberships.AsNoTracking()
                .Include(membership => membership.Organization)
                .Where(membership =>
                    membership.UserId == viewerId
                    && membership.State == MembershipState.Active
                    && organizationIds.Contains(membership.OrganizationId))
                .ToDictionaryAsync(membership => membership.OrganizationId, cancellationToken)
            : [];

    [DataLoader]
    public static async Task<Dictionary<string, Membership>> GetViewerMembershipBySlugAsync(
        IReadOnlyList<string> slugs,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => viewer.UserId is { } viewerId
            ? await database.Memberships.AsNoTracking()
                .Include(membership => membership.Organization)
                .Where(membership =>
                    membership.UserId == viewerId
                    && membership.State == MembershipState.Active
                    && slugs.Contains(membership.Organization.Slug))
                .ToDictionaryAsync(membership => membership.Organization.Slug, cancellationToken)
            : [];

    /// <summary>Asked when no organization that the viewer is in has the slug now.</summary>
    [DataLoader]
    public static async Task<Dictionary<string, Membership>> GetViewerMembershipByFormerSlugAsync(
        IReadOnlyList<string> slugs,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        if (viewer.UserId is not { } viewerId)
        {
            return [];
        }

        var found = await database.FormerSlugs.AsNoTracking()
            .Where(former => slugs.Contains(former.Slug))
            .Join(
                database.Memberships.Include(membership => membership.Organization)
                    .Where(membership => membership.UserId == viewerId && membership.State == MembershipState.Active),
                former => former.OrganizationId,
                membership => membership.OrganizationId,
                (former, membership) => new { former.Slug, Membership = membership, membership.Organization })
            .ToListAsync(cancellationToken);

        return found.ToDictionary(row => row.Slug, row => row.Membership);
    }
}
