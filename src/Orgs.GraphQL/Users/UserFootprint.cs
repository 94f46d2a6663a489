namespace Orgs.GraphQL.Users;

/// <summary>
/// A user under lock, with everything that the user's going or being switched off touches: the organizations first, in the order
/// in which everybody locks them, then the user. The last-owner rule is asked here, for all of them at once.
/// </summary>
public sealed class UserFootprint
{
    private const int MaxNamed = 100;

    private readonly Change _change;
    private readonly IReadOnlyList<OrganizationChange> _organizations;

    private UserFootprint(Change change, User user, IReadOnlyList<OrganizationChange> organizations)
        => (_change, User, _organizations) = (change, user, organizations);

    public User User { get; }

    /// <summary>Null when there is no such user.</summary>
    /// <exception cref="StartOverException">The user has come into another organization meanwhile.</exception>
    public static async Task<UserFootprint?> LockAsync(
        Change change, OrganizationWrites organizations, IDatabaseProvider provider, Guid userId)
    {
        var touched = await TouchedAsync(change, userId);
        var locked = await organizations.LockAllAsync(change, touched);
        if (await provider.LockUserAsync(change.Database, userId, change.CancellationToken) is not { } user)
        {
            return null;
        }

        // From here on nobody can make the user a member of anything: a new row refers to the user's, which is locked.
        return (await TouchedAsync(change, userId)).All(touched.Contains)
            ? new UserFootprint(change, user, locked)
            : throw new StartOverException();
    }

    /// <summary>What the user is a member of, suspended or not, also where the organization is deleted and could be restored.</summary>
    public Task<List<Membership>> MembershipsAsync()
        => _change.Database.Memberships.IncludingDeleted()
            .Where(membership => membership.UserId == User.Id)
            .ToListAsync(_change.CancellationToken);

    /// <summary>The invitations that the user sent and that can still be accepted.</summary>
    public Task<List<Invitation>> PendingInvitationsAsync()
        => _change.Database.Invitations
            .Where(invitation => invitation.InvitedById == User.Id
                && invitation.StoredStatus == InvitationStatus.Pending
                && invitation.ExpiresAt > _change.Now)
            .ToListAsync(_change.CancellationToken);

    /// <summary>The invite links that the user made and nobody has ended.</summary>
    public Task<List<InviteLink>> InviteLinksAsync()
        => _change.Database.InviteLinks
            .Where(link => link.CreatedById == User.Id && link.RevokedAt == null)
            .ToListAsync(_change.CancellationToken);

    /// <summary>The refusal while the user is the only owner of something who can act.</summary>
    public async Task<SoleOwnerError?> CheckOwnershipAsync()
    {
        var sole = _change.Database.Memberships.SoleOwnerships(_change.Database).Where(membership => membership.UserId == User.Id);
        var organizations = await sole
            .Select(membership => membership.Organization)
            .OrderBy(organization => organization.Name).ThenBy(organization => organization.Id)
            .Take(MaxNamed)
            .ToListAsync(_change.CancellationToken);
        if (organizations.Count == 0)
        {
            return null;
        }

        var haveOthers = await _change.Database.Memberships.AnyAsync(
            other => other.UserId != User.Id && sole.Any(own => own.OrganizationId == other.OrganizationId), _change.CancellationToken);
        return new SoleOwnerError(organizations, MembershipRules.Remedies(haveOthers));
    }

    /// <summary>The change of one of the organizations.</summary>
    public OrganizationChange In(Guid organizationId) => _organizations.Single(one => one.Organization.Id == organizationId);

    /// <summary>Organizations with a row that refers to the user, deleted ones too.</summary>
    private static async Task<HashSet<Guid>> TouchedAsync(Change change, Guid userId)
    {
        var (database, cancellationToken) = (change.Database, change.CancellationToken);
        var memberships = database.Memberships.IncludingDeleted()
            .Where(membership => membership.UserId == userId || membership.InvitedById == userId)
            .Select(membership => membership.OrganizationId);
        var invitations = database.Invitations.IncludingDeleted()
            .Where(invitation => invitation.InvitedById == userId || invitation.AcceptedById == userId)
            .Select(invitation => invitation.OrganizationId);
        var links = database.InviteLinks.IncludingDeleted()
            .Where(link => link.CreatedById == userId)
            .Select(link => link.OrganizationId);
        var created = database.Organizations.IncludingDeleted()
            .Where(organization => organization.CreatedById == userId || organization.DeletedById == userId)
            .Select(organization => organization.Id);

        return [.. await memberships.Union(invitations).Union(links).Union(created).ToListAsync(cancellationToken)];
    }
}
