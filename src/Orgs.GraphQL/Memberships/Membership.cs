namespace Orgs.GraphQL.Memberships;

/// <summary>One user's place in one organization.</summary>
public sealed class Membership : IOrganizationEventSubject
{
    private Membership()
    {
    }

    public Guid Id { get; private init; }

    public Guid OrganizationId { get; private init; }

    public Organization Organization { get; private init; } = null!;

    public Guid UserId { get; private init; }

    public User User { get; private init; } = null!;

    /// <summary>What the member may do.</summary>
    public OrgRole Role { get; private set; }

    /// <summary>Whether the membership gives any right at the moment.</summary>
    public MembershipState State { get; private set; }

    public DateTimeOffset JoinedAt { get; private init; }

    /// <summary>The user who sent the invitation; null for the creator, and once that user is deleted.</summary>
    public Guid? InvitedById { get; private init; }

    /// <summary>Counts the changes of the membership, for clients that want to notice somebody else's.</summary>
    public int Version { get; private set; } = 1;

    public bool IsActive => State == MembershipState.Active;

    public bool IsActiveOwner => IsActive && Role == OrgRole.Owner;

    public static Membership Create(Guid organizationId, Guid userId, OrgRole role, DateTimeOffset now, Guid? invitedById = null)
        => new() { Id = Guid.NewGuid(), OrganizationId = organizationId, UserId = userId, Role = role, JoinedAt = now, InvitedById = invitedById };

    internal static Membership From(ListedMember row, User user)
        => new()
        {
            Id = row.Id,
            OrganizationId = row.OrganizationId,
            UserId = row.UserId,
            User = user,
            Role = row.Role,
            State = row.State,
            JoinedAt = row.JoinedAt,
            InvitedById = row.InvitedById,
            Version = row.Version,
        };

    /// <summary>A membership that is no more, for those who are told of its end.</summary>
    public static Membership Recall(
        Guid id, Organization organization, User user, OrgRole role, MembershipState state, DateTimeOffset joinedAt, Guid? invitedById, int version)
        => new()
        {
            Id = id,
            OrganizationId = organization.Id,
            Organization = organization,
            UserId = user.Id,
            User = user,
            Role = role,
            State = state,
            JoinedAt = joinedAt,
            InvitedById = invitedById,
            Version = version,
        };

    public void ChangeRole(OrgRole role)
    {
        if (role != Role)
        {
            Role = role;
            Version++;
        }
    }

    public void Suspend() => ChangeState(MembershipState.Suspended);

    public void Unsuspend() => ChangeState(MembershipState.Active);

    private void ChangeState(MembershipState state)
    {
        if (state != State)
        {
            State = state;
            Version++;
        }
    }
}
