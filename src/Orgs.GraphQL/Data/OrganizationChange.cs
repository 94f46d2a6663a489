namespace Orgs.GraphQL.Data;

/// <summary>A change of one organization, made while its row is locked. What is read here stays true until the commit.</summary>
public sealed class OrganizationChange(Change change, Organization organization, Membership? actor)
{
    /// <summary>The change of the database that this is part of.</summary>
    public Change Change => change;

    public OrgsDbContext Database => change.Database;

    public DateTimeOffset Now => change.Now;

    public CancellationToken CancellationToken => change.CancellationToken;

    public Organization Organization { get; } = organization;

    /// <summary>The viewer's own membership, with its user.</summary>
    public Membership Actor => actor ?? throw new InvalidOperationException("This change is made by somebody who is not a member.");

    /// <summary>Makes a user part of the change; null for who cannot act.</summary>
    public Task<User?> LockUserAsync(UserWrites users, Guid userId) => users.LockAsync(change, userId);

    /// <summary>A membership of this organization, with its user.</summary>
    public Task<Membership?> FindMembershipAsync(Guid id)
        => Database.Memberships
            .Include(membership => membership.User)
            .SingleOrDefaultAsync(membership => membership.OrganizationId == Organization.Id && membership.Id == id, CancellationToken);

    /// <summary>A user's membership of this organization, with its user.</summary>
    public Task<Membership?> FindMembershipOfAsync(Guid userId)
        => Database.Memberships
            .Include(membership => membership.User)
            .SingleOrDefaultAsync(membership => membership.OrganizationId == Organization.Id && membership.UserId == userId, CancellationToken);

    /// <summary>What the last-owner rule has to know, seen from one membership.</summary>
    public async Task<Ownership> OwnershipBesideAsync(Membership membership)
    {
        var others = Database.Memberships.Where(other => other.OrganizationId == Organization.Id && other.Id != membership.Id);
        var owners = await others.CountAsync(
            other => other.Role == OrgRole.Owner && other.State == MembershipState.Active && other.User.DisabledAt == null,
            CancellationToken);
        var members = owners > 0 ? owners : await others.CountAsync(CancellationToken);
        return new Ownership(Organization, owners, members);
    }

    /// <summary>Null while another member can join.</summary>
    public async Task<LimitReachedError?> CheckRoomAsync(OrganizationOptions options)
        => options.LimitOf(Organization) is { } limit
            ? OrganizationRules.Join(
                limit, await Database.Memberships.CountAsync(membership => membership.OrganizationId == Organization.Id, CancellationToken))
            : null;

    public void Audit(AuditAction action, User actor, AuditDetails details)
        => change.Audit(action, actor, details with { OrganizationId = Organization.Id });

    public void OnlyTry() => change.OnlyTry();

    public void AfterCommit(Action action) => change.AfterCommit(action);

    public void SendAfterCommit(Mail mail) => change.SendAfterCommit(mail);
}
