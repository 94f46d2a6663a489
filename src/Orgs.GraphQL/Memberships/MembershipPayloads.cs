namespace Orgs.GraphQL.Memberships;

/// <param name="Membership">The new owner's membership.</param>
/// <param name="Organization">The organization, with its owners as they are now.</param>
public sealed record PromoteOwnerPayload(Membership? Membership, Organization? Organization);

/// <param name="Membership">The former owner's membership.</param>
/// <param name="Organization">The organization, with its owners as they are now.</param>
public sealed record DemoteOwnerPayload(Membership? Membership, Organization? Organization);

/// <param name="Membership">The membership with its new role.</param>
public sealed record ChangeRolePayload(Membership? Membership);

/// <param name="RemovedMembershipId">The id of the membership that is no more.</param>
/// <param name="Organization">The organization it was in.</param>
/// <param name="User">Whose membership it was.</param>
/// <param name="Effects">What happened, or in a dry run would have.</param>
public sealed record RemoveMembershipPayload(
    [property: ID<Membership>] Guid? RemovedMembershipId,
    Organization? Organization,
    User? User,
    IReadOnlyList<Effect> Effects)
{
    public static RemoveMembershipPayload From(RemovedMembership removed)
        => new(removed.MembershipId, removed.Organization, removed.User, removed.Effects);
}

/// <param name="From">The former owner's membership; null for who has left with it.</param>
/// <param name="To">The new owner's membership.</param>
/// <param name="Effects">What happened, or in a dry run would have.</param>
public sealed record TransferOwnershipPayload(Membership? From, Membership? To, IReadOnlyList<Effect> Effects);

/// <param name="Membership">The membership with its new state.</param>
public sealed record ChangeMembershipStatePayload(Membership? Membership);
