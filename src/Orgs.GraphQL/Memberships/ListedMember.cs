using System.Linq.Expressions;

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
    // Kept, because to make an expression takes longer than to send it: each of its members is looked up by reflection.
    public static readonly Expression<Func<Membership, ListedMember>> OfMembership = membership => new ListedMember(
        membership.Id,
        membership.OrganizationId,
        membership.UserId,
        membership.Role,
        membership.State,
        membership.JoinedAt,
        membership.InvitedById,
        membership.Version,
        membership.User.Name,
        membership.User.Email,
        membership.User.EmailConfirmed);

    public static readonly Expression<Func<ListedMember, Guid>> Organization = member => member.OrganizationId;

    public Membership ToMembership() => Membership.From(this, User.Listed(UserId, UserName, UserEmail, UserEmailConfirmed));
}
