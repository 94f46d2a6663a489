namespace Orgs.GraphQL.Events;

/// <summary>
/// That something happened in an organization: what is sent to everybody who may want to know, on every node. It says where to look and
/// nothing more; who gets it looks with the own eyes. Only a membership is noted down, because a removed one can be seen nowhere else.
/// </summary>
/// <param name="OrganizationId">Where it happened.</param>
/// <param name="Sequence">Its number among everything that happened there.</param>
/// <param name="Action">What happened.</param>
/// <param name="Membership">The membership it happened to, as it is afterwards, or as it was when it was removed.</param>
/// <param name="InvitationId">The invitation it happened to.</param>
/// <param name="AuditEntryId">What the audit log says of it.</param>
public sealed record ChangeNote(
    Guid OrganizationId, long Sequence, AuditAction Action, MembershipNote? Membership, Guid? InvitationId, Guid AuditEntryId)
{
    /// <summary>What became of the organization, membership or invitation that the note is about.</summary>
    public ChangeKind Kind => Action switch
    {
        AuditAction.OrgCreated or AuditAction.MemberJoined or AuditAction.InvitationSent => ChangeKind.Created,
        AuditAction.InvitationAccepted or AuditAction.InviteLinkUsed => Membership is { IsNew: true } ? ChangeKind.Created : ChangeKind.Updated,
        AuditAction.OrgDeleted or AuditAction.OrgPurged or AuditAction.MemberLeft or AuditAction.MemberRemoved
            or AuditAction.InvitationRevoked or AuditAction.InvitationDeclined => ChangeKind.Removed,
        AuditAction.OrgRestored => ChangeKind.Restored,
        _ => ChangeKind.Updated,
    };

    /// <summary>True for what concerns all members alike.</summary>
    public bool IsAboutOrganization => Membership is null && InvitationId is null;
}

/// <summary>A membership in a note.</summary>
public sealed record MembershipNote(
    Guid Id, Guid UserId, OrgRole Role, MembershipState State, DateTimeOffset JoinedAt, Guid? InvitedById, int Version, bool IsNew)
{
    public static MembershipNote Of(Membership membership, bool isNew)
        => new(
            membership.Id,
            membership.UserId,
            membership.Role,
            membership.State,
            membership.JoinedAt,
            membership.InvitedById,
            membership.Version,
            isNew);
}
