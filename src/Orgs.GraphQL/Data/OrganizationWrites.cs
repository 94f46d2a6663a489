namespace Orgs.GraphQL.Data;

/// <summary>
/// The one way to change an organization, its members, roles or invitations: lock the organization's row, read the actor
/// again under the lock, decide, write change and audit entry, commit. A check made outside does not count.
/// </summary>
public sealed class OrganizationWrites(Writes writes, IDatabaseProvider provider)
{
    /// <summary>A change by a member. To everybody else the organization does not exist.</summary>
    public async Task<Outcome<T>> ByMemberAsync<T>(
        Guid organizationId, Viewer viewer, Func<OrganizationChange, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
    {
        var userId = viewer.SignedIn.Id;
        return organizationId == viewer.PersonalAccount?.Id
            ? new PersonalAccountError()
            : await writes.ExecuteAsync(
                async change => await ForActorAsync(change, await FindAsync(change, organizationId), organizationId, userId, work),
                cancellationToken);
    }

    /// <summary>A change by a member of an organization that may be deleted, and not purged yet.</summary>
    public async Task<Outcome<T>> ByMemberOfDeletedAsync<T>(
        Guid organizationId, Viewer viewer, Func<OrganizationChange, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
    {
        var userId = viewer.SignedIn.Id;
        return await writes.ExecuteAsync(
            async change =>
            {
                var organization = await LockDeletedAsync(change, organizationId);
                return await ForActorAsync(change, organization?.PurgeAt <= change.Now ? null : organization, organizationId, userId, work);
            },
            cancellationToken);
    }

    /// <summary>Locks an organization's row, hidden or not, by writing to it what is there.</summary>
    public static async Task<Organization?> LockDeletedAsync(Change change, Guid organizationId)
    {
        var organizations = change.Database.Organizations.IncludingDeleted().Where(organization => organization.Id == organizationId);
        await organizations.ExecuteUpdateAsync(
            set => set.SetProperty(organization => organization.Version, organization => organization.Version), change.CancellationToken);
        return await organizations.SingleOrDefaultAsync(change.CancellationToken);
    }

    /// <summary>A change by somebody whom an invitation gives a say, member or not.</summary>
    public Task<Outcome<T>> ByInvitationAsync<T>(
        Guid organizationId, Func<OrganizationChange, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
        => writes.ExecuteAsync(
            async change => await LockAsync(change, organizationId) is { } locked ? await work(locked) : new InvitationInvalidError(),
            cancellationToken);

    /// <summary>Makes an organization part of a change that has begun for another reason.</summary>
    public async Task<OrganizationChange?> LockAsync(Change change, Guid organizationId)
        => await FindAsync(change, organizationId) is { } organization ? new OrganizationChange(change, organization, actor: null) : null;

    /// <summary>
    /// Makes several organizations part of a change, deleted ones too. Everybody locks in the same order, so that no two changes wait for
    /// each other.
    /// </summary>
    public async Task<IReadOnlyList<OrganizationChange>> LockAllAsync(Change change, IEnumerable<Guid> organizationIds)
    {
        var locked = new List<OrganizationChange>();
        foreach (var organizationId in organizationIds.Order())
        {
            if ((await FindAsync(change, organizationId) ?? await LockDeletedAsync(change, organizationId)) is { } organization)
            {
                locked.Add(new OrganizationChange(change, organization, actor: null));
            }
        }

        return locked;
    }

    private async Task<Organization?> FindAsync(Change change, Guid organizationId)
        => await provider.LockOrganizationAsync(change.Database, organizationId, change.CancellationToken);

    /// <summary>The database is asked for the actor whether or not there is an organization: who is none learns nothing from how long that takes.</summary>
    private static async Task<Outcome<T>> ForActorAsync<T>(
        Change change, Organization? organization, Guid organizationId, Guid userId, Func<OrganizationChange, Task<Outcome<T>>> work)
        where T : class
    {
        var actor = await FindActorAsync(change, organizationId, userId);
        return organization is not null && actor is not null ? await work(new OrganizationChange(change, organization, actor)) : new NotFoundError();
    }

    /// <summary>The actor's active membership. That the organization is there was decided when its row was locked.</summary>
    private static Task<Membership?> FindActorAsync(Change change, Guid organizationId, Guid userId)
        => change.Database.Memberships.IncludingDeleted()
            .Include(membership => membership.User)
            .SingleOrDefaultAsync(
                membership => membership.OrganizationId == organizationId
                    && membership.UserId == userId
                    && membership.State == MembershipState.Active
                    && membership.User.DisabledAt == null,
                change.CancellationToken);
}
