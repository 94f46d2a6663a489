namespace Orgs.GraphQL.Invitations;

public static class InvitationDataLoaders
{
    /// <summary>Invitations that the viewer may know about: sent to the own, proven address, sent by oneself, or of an organization to administer.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Invitation>> GetInvitationByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        if (viewer.User is not { } user)
        {
            return [];
        }

        var address = user.EmailConfirmed ? user.NormalizedEmail : null;

        return await database.Invitations.AsNoTracking()
            .Include(invitation => invitation.Organization)
            .Where(invitation => ids.Contains(invitation.Id))
            .Where(invitation =>
                invitation.NormalizedEmail == address
                || database.Memberships.Any(own =>
                    own.OrganizationId == invitation.OrganizationId
                    && own.UserId == user.Id
                    && own.State == MembershipState.Active
                    && (own.Role >= OrgRole.Admin || invitation.InvitedById == user.Id)))
            .ToDictionaryAsync(invitation => invitation.Id, cancellationToken);
    }

    [DataLoader]
    public static async Task<Dictionary<Guid, Page<Invitation>>> GetPendingInvitationsByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        TimeProvider clock,
        CancellationToken cancellationToken)
        => await Pending(database, clock)
            .Where(invitation => organizationIds.Contains(invitation.OrganizationId))
            .NewestFirst()
            .ToBatchPageAsync(invitation => invitation.OrganizationId, pagingArguments, cancellationToken);

    [DataLoader]
    public static async Task<Dictionary<string, Page<Invitation>>> GetPendingInvitationsByEmailAsync(
        IReadOnlyList<string> normalizedEmails,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        TimeProvider clock,
        CancellationToken cancellationToken)
        => await Pending(database, clock)
            .Where(invitation => normalizedEmails.Contains(invitation.NormalizedEmail))
            .NewestFirst()
            .ToBatchPageAsync(invitation => invitation.NormalizedEmail, pagingArguments, cancellationToken);

    /// <summary>What an invitation is in a list of pending ones, with a cursor that is good there.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, InvitationEdge>> GetInvitationEdgeByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        CancellationToken cancellationToken)
    {
        var pages = await database.Invitations.AsNoTracking()
            .Include(invitation => invitation.Organization)
            .Where(invitation => ids.Contains(invitation.Id))
            .NewestFirst()
            .ToBatchPageAsync(invitation => invitation.Id, new PagingArguments(first: 1), cancellationToken);

        return pages
            .Where(page => !page.Value.Items.IsEmpty)
            .ToDictionary(page => page.Key, page => new InvitationEdge(page.Value.CreateCursor(page.Value.Items[0]), page.Value.Items[0]));
    }

    private static IOrderedQueryable<Invitation> NewestFirst(this IQueryable<Invitation> invitations)
        => invitations.OrderByDescending(invitation => invitation.CreatedAt).ThenBy(invitation => invitation.Id);

    private static IQueryable<Invitation> Pending(OrgsDbContext database, TimeProvider clock)
    {
        var now = clock.GetUtcNow();

        return database.Invitations.AsNoTracking()
            .Include(invitation => invitation.Organization)
            .Where(invitation => invitation.StoredStatus == InvitationStatus.Pending && invitation.ExpiresAt > now);
    }
}
