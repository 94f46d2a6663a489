namespace Orgs.GraphQL.Invitations;

public static class InvitationDataLoaders
{
    /// <summary>
    /// Invitations that the viewer may know about: sent to the own, proven address and still to be answered, or of an organization that the viewer
    /// is in, when they came to the viewer, were sent by the viewer, or are the viewer's to administer.
    /// </summary>
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
                (invitation.NormalizedEmail == address
                    && (invitation.StoredStatus == InvitationStatus.Pending || invitation.StoredStatus == InvitationStatus.Expired))
                || database.Memberships.Any(own =>
                    own.OrganizationId == invitation.OrganizationId
                    && own.UserId == user.Id
                    && own.State == MembershipState.Active
                    && (own.Role >= OrgRole.Admin || invitation.InvitedById == user.Id || invitation.NormalizedEmail == address)))
            .ToDictionaryAsync(invitation => invitation.Id, cancellationToken);
    }

    [DataLoader]
    public static async Task<Dictionary<InvitationsOfOrganization, Page<Invitation>>> GetInvitationsOfOrganizationAsync(
        IReadOnlyList<InvitationsOfOrganization> keys,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<InvitationsOfOrganization, Page<Invitation>>();
        foreach (var group in keys.GroupBy(key => key.Status))
        {
            var ids = group.Select(key => key.OrganizationId).ToList();
            var pages = await Listed(database, group.Key, clock.GetUtcNow())
                .Where(invitation => ids.Contains(invitation.OrganizationId))
                .NewestFirst()
                .ToBatchPageAsync(invitation => invitation.OrganizationId, pagingArguments, cancellationToken);
            foreach (var (id, page) in pages)
            {
                found[new InvitationsOfOrganization(id, group.Key)] = page;
            }
        }

        return found;
    }

    /// <summary>
    /// Invitations to the viewer's own address. One shows its organization as that is now, so once it was answered or taken back it is there for
    /// active members only: who has left, or never came, does not go on looking in.
    /// </summary>
    [DataLoader]
    public static async Task<Dictionary<InvitationsToAddress, Page<Invitation>>> GetInvitationsToAddressAsync(
        IReadOnlyList<InvitationsToAddress> keys,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        Viewer viewer,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var found = new Dictionary<InvitationsToAddress, Page<Invitation>>();
        foreach (var group in keys.GroupBy(key => key.Status))
        {
            var addresses = group.Select(key => key.NormalizedEmail).ToList();
            var pages = await Listed(database, group.Key, clock.GetUtcNow())
                .Where(invitation => addresses.Contains(invitation.NormalizedEmail))
                .Where(invitation =>
                    invitation.StoredStatus == InvitationStatus.Pending
                    || invitation.StoredStatus == InvitationStatus.Expired
                    || database.Memberships.Any(own =>
                        own.OrganizationId == invitation.OrganizationId && own.UserId == viewer.UserId && own.State == MembershipState.Active))
                .NewestFirst()
                .ToBatchPageAsync(invitation => invitation.NormalizedEmail, pagingArguments, cancellationToken);
            foreach (var (address, page) in pages)
            {
                found[new InvitationsToAddress(address, group.Key)] = page;
            }
        }

        return found;
    }

    /// <summary>The inviters' memberships; those who cannot act any more are left out.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Membership>> GetInviterByInvitationIdAsync(
        IReadOnlyList<Guid> invitationIds,
        OrgsDbContext database,
        CancellationToken cancellationToken)
        => await (
            from invitation in database.Invitations
            join inviter in database.Memberships
                on new { invitation.OrganizationId, UserId = invitation.InvitedById } equals new { inviter.OrganizationId, UserId = (Guid?)inviter.UserId }
            where invitationIds.Contains(invitation.Id) && inviter.State == MembershipState.Active && inviter.User.DisabledAt == null
            select new { invitation.Id, Inviter = inviter })
            .AsNoTracking()
            .ToDictionaryAsync(row => row.Id, row => row.Inviter, cancellationToken);

    /// <summary>How many members organizations have, whatever their state.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, int>> GetMemberCountByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        OrgsDbContext database,
        CancellationToken cancellationToken)
        => await database.Memberships
            .Where(membership => organizationIds.Contains(membership.OrganizationId))
            .GroupBy(membership => membership.OrganizationId)
            .Select(group => new { group.Key, Count = group.Count() })
            .ToDictionaryAsync(group => group.Key, group => group.Count, cancellationToken);

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

    /// <summary>By the status of this moment: nothing has to run for an invitation to expire.</summary>
    private static IQueryable<Invitation> Listed(OrgsDbContext database, InvitationStatus? status, DateTimeOffset now)
    {
        var invitations = database.Invitations.AsNoTracking().Include(invitation => invitation.Organization);

        return status switch
        {
            null => invitations,
            InvitationStatus.Pending => invitations.Where(
                invitation => invitation.StoredStatus == InvitationStatus.Pending && invitation.ExpiresAt > now),
            InvitationStatus.Expired => invitations.Where(
                invitation => invitation.StoredStatus == InvitationStatus.Expired
                    || (invitation.StoredStatus == InvitationStatus.Pending && invitation.ExpiresAt <= now)),
            _ => invitations.Where(invitation => invitation.StoredStatus == status),
        };
    }
}

/// <summary>An organization's invitations with a status, or all.</summary>
public readonly record struct InvitationsOfOrganization(Guid OrganizationId, InvitationStatus? Status);

/// <summary>The invitations to an address with a status, or all.</summary>
public readonly record struct InvitationsToAddress(string NormalizedEmail, InvitationStatus? Status);
