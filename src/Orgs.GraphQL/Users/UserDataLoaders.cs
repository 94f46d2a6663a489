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
}
