using System.Linq.Expressions;

namespace Orgs.GraphQL.Memberships;

/// <summary>
/// A row of a list of members: the membership, and of its user what others see. Lists are what is read most, and the rest of a user,
/// which only signing in needs, is more than half of a row.
/// </summary>
internal sealed class ListedMember
{
    // Kept, because to make an expression takes longer than to send it: each of its members is looked up by reflection.
    public static readonly Expression<Func<Membership, ListedMember>> OfMembership = membership => new ListedMember
    {
        Id = membership.Id,
        OrganizationId = membership.OrganizationId,
        UserId = membership.UserId,
        Role = membership.Role,
        State = membership.State,
        JoinedAt = membership.JoinedAt,
        InvitedById = membership.InvitedById,
        Version = membership.Version,
        UserName = membership.User.Name,
        UserEmail = membership.User.Email,
        UserEmailConfirmed = membership.User.EmailConfirmed,
    };

    public static readonly Expression<Func<ListedMember, Guid>> Organization = member => member.OrganizationId;

    public Guid Id { get; init; }

    public Guid OrganizationId { get; init; }

    public Guid UserId { get; init; }

    public OrgRole Role { get; init; }

    public MembershipState State { get; init; }

    public DateTimeOffset JoinedAt { get; init; }

    public Guid? InvitedById { get; init; }

    public int Version { get; init; }

    public string UserName { get; init; } = "";

    public string? UserEmail { get; init; }

    public bool UserEmailConfirmed { get; init; }

    public Membership ToMembership() => Membership.From(this, User.Listed(UserId, UserName, UserEmail, UserEmailConfirmed));
}
