namespace Orgs.GraphQL.Memberships;

/// <summary>
/// Who may do what to whom: OWNER over ADMIN over MEMBER, nobody grants above the own role, only owners touch owners.
/// Each rule answers null for yes, or the refusal. The facts are loaded before, under the organization's lock; the same
/// rule tells a mutation what to answer and a client what would be answered.
/// </summary>
public static class MembershipRules
{
    private static readonly IReadOnlyList<OwnerRemedy> _remediesWithOthers =
        [OwnerRemedy.PromoteAnotherOwner, OwnerRemedy.TransferOwnership, OwnerRemedy.DeleteOrganization];

    private static readonly IReadOnlyList<OwnerRemedy> _remediesAlone = [OwnerRemedy.DeleteOrganization];

    public static DomainError? RequireRole(OrgRole viewerRole, OrgRole required)
        => viewerRole >= required ? null : new ForbiddenError(required, viewerRole);

    /// <summary>Only owners touch owners; admins manage everybody else.</summary>
    public static DomainError? Manage(OrgRole viewerRole, OrgRole targetRole)
        => RequireRole(viewerRole, targetRole == OrgRole.Owner ? OrgRole.Owner : OrgRole.Admin);

    public static OrgRole LowestInvitingRole(InvitePolicy policy)
        => policy switch
        {
            InvitePolicy.Owners => OrgRole.Owner,
            InvitePolicy.Admins => OrgRole.Admin,
            _ => OrgRole.Member,
        };

    public static DomainError? Invite(OrgRole viewerRole, InvitePolicy policy, OrgRole role)
        => RequireRole(viewerRole, LowestInvitingRole(policy))
            ?? (role > viewerRole ? new RoleTooHighError(role, viewerRole) : null);

    public static DomainError? Promote(OrgRole viewerRole) => RequireRole(viewerRole, OrgRole.Owner);

    public static DomainError? ChangeRole(OrgRole viewerRole, Membership target, OrgRole role, Ownership ownership)
        => Manage(viewerRole, target.Role)
            ?? (role > viewerRole ? new RoleTooHighError(role, viewerRole) : null)
            ?? (role != OrgRole.Owner ? KeepAnOwner(target, ownership) : null);

    public static DomainError? Demote(OrgRole viewerRole, Membership target, OrgRole to, Ownership ownership)
        => RequireRole(viewerRole, OrgRole.Owner)
            ?? (to != OrgRole.Owner ? KeepAnOwner(target, ownership) : null);

    /// <summary>Everybody may remove the own row; that is leaving.</summary>
    public static DomainError? Remove(Membership viewer, Membership target, Ownership ownership)
        => (viewer.Id == target.Id ? null : Manage(viewer.Role, target.Role))
            ?? KeepAnOwner(target, ownership);

    public static DomainError? Suspend(OrgRole viewerRole, Membership target, Ownership ownership)
        => Manage(viewerRole, target.Role) ?? KeepAnOwner(target, ownership);

    public static DomainError? Unsuspend(OrgRole viewerRole, Membership target) => Manage(viewerRole, target.Role);

    /// <summary>The new owner has to be one who can act, unless another one is left.</summary>
    /// <param name="viewer">Whose ownership goes over.</param>
    /// <param name="target">To whom.</param>
    /// <param name="keepRole">What the viewer stays; null is to leave.</param>
    /// <param name="ownership">As it is beside the viewer's.</param>
    public static DomainError? Transfer(Membership viewer, Membership target, OrgRole? keepRole, Ownership ownership)
        => RequireRole(viewer.Role, OrgRole.Owner)
            ?? (target.User.EmailConfirmed ? null : new EmailNotConfirmedError())
            ?? (keepRole == OrgRole.Owner || target is { IsActive: true, User.DisabledAt: null } ? null : KeepAnOwner(viewer, ownership));

    /// <summary>
    /// Of two owners who demote each other at the same moment, the second has lost the role by the time its turn comes. It had
    /// the right when it asked, so it is told the reason that still stands: the other one is the last owner now.
    /// </summary>
    public static DomainError AfterLostRace(DomainError refusal, OrgRole? roleWhenAsked, Membership target, Ownership ownership)
        => refusal is ForbiddenError forbidden && roleWhenAsked >= forbidden.RequiredRole && forbidden.ViewerRole < roleWhenAsked
            ? KeepAnOwner(target, ownership) ?? refusal
            : refusal;

    /// <summary>Ways out for the only owner of an organization, with other members there or alone.</summary>
    public static IReadOnlyList<OwnerRemedy> Remedies(bool hasOthers) => hasOthers ? _remediesWithOthers : _remediesAlone;

    private static DomainError? KeepAnOwner(Membership target, Ownership ownership)
        => target.IsActiveOwner && ownership.OtherOwners == 0
            ? new LastOwnerError(ownership.Organization, target, Remedies(ownership.OtherMembers > 0))
            : null;
}

/// <summary>What the last-owner rule has to know about an organization, seen from one of its memberships.</summary>
/// <param name="Organization">The organization.</param>
/// <param name="OtherOwners">Owners beside that one who can act: active, and their user not switched off.</param>
/// <param name="OtherMembers">Members of any role beside that one.</param>
public sealed record Ownership(Organization Organization, int OtherOwners, int OtherMembers);
