namespace Orgs.GraphQL.Memberships;

/// <summary>The organization would be left without an owner who can act.</summary>
/// <param name="Organization">The organization that needs another owner first.</param>
/// <param name="Membership">The membership of its last owner.</param>
/// <param name="Remedies">Ways out, best first.</param>
public sealed record LastOwnerError(Organization Organization, Membership Membership, IReadOnlyList<OwnerRemedy> Remedies)
    : DomainError(ErrorCode.LastOwner, $"{Organization.Name} needs at least one owner. Make somebody else an owner first.");

/// <summary>What the last owner of an organization can do instead of leaving it without one.</summary>
public enum OwnerRemedy
{
    PromoteAnotherOwner,
    TransferOwnership,
    DeleteOrganization,
}

/// <summary>Nobody can give a role above the own one.</summary>
/// <param name="Role">The role that was asked for.</param>
/// <param name="HighestGrantable">The highest role that the viewer can give.</param>
public sealed record RoleTooHighError(OrgRole Role, OrgRole HighestGrantable)
    : DomainError(ErrorCode.RoleTooHigh, $"You can give roles up to {HighestGrantable.Spoken()}, not {Role.Spoken()}.");

/// <summary>That person is a member already.</summary>
/// <param name="Membership">The membership there is.</param>
public sealed record AlreadyMemberError(Membership Membership)
    : DomainError(ErrorCode.AlreadyMember, "That person is a member already.");
