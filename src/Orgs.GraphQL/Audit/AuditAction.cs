namespace Orgs.GraphQL.Audit;

/// <summary>What happened, out of a fixed list.</summary>
public enum AuditAction
{
    AccountRegistered,
    AccountDeleted,
    OrgCreated,
    OrgUpdated,
    OrgSlugChanged,
    OrgDeleted,
    OrgRestored,
    OrgPurged,
    MemberJoined,
    MemberLeft,
    MemberRemoved,
    MemberSuspended,
    MemberUnsuspended,
    RoleChanged,
    OwnerPromoted,
    OwnerDemoted,
    InvitationSent,
    InvitationResent,
    InvitationChanged,
    InvitationRevoked,
    InvitationAccepted,
    InvitationDeclined,
    InviteLinkCreated,
    InviteLinkRevoked,
    InviteLinkUsed,
}
