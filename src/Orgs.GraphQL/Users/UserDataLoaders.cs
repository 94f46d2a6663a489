namespace Orgs.GraphQL.Users;

public static class UserDataLoaders
{
    [DataLoader]
    public static async Task<Dictionary<Guid, User>> GetUserByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        CancellationToken cancellationToken)
        => await database.Users.AsNoTracking().Where(user => ids.Contains(user.Id)).ToDictionaryAsync(user => user.Id, cancellationToken);

    /// <summary>Those of the users who share an organization with the viewer, in which both are active.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, bool>> GetAcquaintanceByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        if (viewer.UserId is not { } viewerId)
        {
            return [];
        }

        return await database.Memberships
            .Where(membership => ids.Contains(membership.UserId) && database.Memberships.Any(own =>
                own.OrganizationId == membership.OrganizationId && own.UserId == viewerId && own.State == MembershipState.Active))
            .Select(membership => membership.UserId)
            .Distinct()
            .ToDictionaryAsync(id => id, _ => true, cancellationToken);
    }

    /// <summary>The sessions of the users that are alive, last seen first.</summary>
    [DataLoader]
    public static async Task<ILookup<Guid, Session>> GetSessionsByUserIdAsync(
        IReadOnlyList<Guid> userIds,
        OrgsDbContext database,
        TimeProvider clock,
        CancellationToken cancellationToken)
    {
        var sessions = await Alive(database, clock)
            .Where(session => userIds.Contains(session.UserId))
            .OrderByDescending(session => session.LastSeenAt)
            .ThenBy(session => session.Id)
            .ToListAsync(cancellationToken);

        return sessions.ToLookup(session => session.UserId);
    }

    /// <summary>Those of the sessions that are the viewer's and alive.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Session>> GetOwnSessionByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        Viewer viewer,
        TimeProvider clock,
        CancellationToken cancellationToken)
        => viewer.UserId is { } viewerId
            ? await Alive(database, clock)
                .Where(session => ids.Contains(session.Id) && session.UserId == viewerId)
                .ToDictionaryAsync(session => session.Id, cancellationToken)
            : [];

    private static IQueryable<Session> Alive(OrgsDbContext database, TimeProvider clock)
    {
        var now = clock.GetUtcNow();
        return database.Sessions.AsNoTracking().Where(session => session.RevokedAt == null && session.ExpiresAt > now);
    }
}
