namespace Orgs.GraphQL.Data;

/// <summary>
/// The one way to change an organization, its members, roles or invitations: lock the organization's row, read the actor
/// again under the lock, decide, write change and audit entry, commit. A check made outside does not count.
/// </summary>
public sealed class OrganizationWrites(Writes writes, IDatabaseProvider provider)
{
    /// <summary>
    /// A change by a member. To everybody else the organization does not exist: another user's personal account, for one.
    /// </summary>
    public Task<Outcome<T>> ByMemberAsync<T>(
        Guid organizationId, Guid actorUserId, Func<OrganizationChange, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
        => writes.ExecuteAsync(
            async change =>
            {
                if (await LockAsync(change, organizationId) is not { } organization)
                {
                    return new NotFoundError();
                }

                var actor = await change.Database.Memberships
                    .Include(membership => membership.User)
                    .SingleOrDefaultAsync(
                        membership => membership.OrganizationId == organizationId
                            && membership.UserId == actorUserId
                            && membership.State == MembershipState.Active
                            && membership.User.DisabledAt == null,
                        change.CancellationToken);

                return actor is null ? new NotFoundError() : await work(new OrganizationChange(change, organization, actor));
            },
            cancellationToken);

    /// <summary>A change by somebody whom an invitation gives a say, member or not.</summary>
    public Task<Outcome<T>> ByInvitationAsync<T>(
        Guid organizationId, Func<OrganizationChange, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
        => writes.ExecuteAsync(
            async change => await LockAsync(change, organizationId) is { } organization
                ? await work(new OrganizationChange(change, organization, actor: null))
                : new InvitationInvalidError(),
            cancellationToken);

    private async Task<Organization?> LockAsync(Change change, Guid organizationId)
        => await provider.LockOrganizationAsync(change.Database, organizationId, change.CancellationToken)
            ? await change.Database.Organizations.SingleAsync(organization => organization.Id == organizationId, change.CancellationToken)
            : null;
}
