namespace Orgs.GraphQL.Memberships;

/// <summary>
/// A row of a list of members: the membership, and of its user what others see. Lists are what is read most, and the rest of a user,
/// which only signing in needs, is more than half of a row.
/// </summary>
internal sealed record ListedMember(
    Guid Id,
    Guid OrganizationId,
    Guid UserId,
    OrgRole Role,
    MembershipState State,
    DateTimeOffset JoinedAt,
    Guid? InvitedById,
    int Version,
    string UserName,
    string? UserEmail,
    bool UserEmailConfirmed)
{
    public Membership ToMembership() => Membership.From(this, User.Listed(UserId, UserName, UserEmail, UserEmailConfirmed));
}
