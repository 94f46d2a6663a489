namespace Orgs.GraphQL.Tests.Model;

/// <summary>Who is in an organization and as what, as far as the audit log tells.</summary>
public sealed class AuditReplay
{
    private readonly Dictionary<Guid, Member> _members = [];

    /// <summary>How many entries there were; events have these numbers, without a gap.</summary>
    public long Entries { get; private set; }

    public IReadOnlyDictionary<Guid, Member> Members => _members;

    /// <summary>The next entry. The role before has to be the one that the entries before it tell.</summary>
    public void Read(AuditAction action, Guid? subjectId, OrgRole? before, OrgRole? after, MembershipState? state)
    {
        Entries++;
        switch (action)
        {
            case AuditAction.OrgCreated or AuditAction.MemberJoined or AuditAction.InvitationAccepted or AuditAction.InviteLinkUsed
                or AuditAction.RoleChanged or AuditAction.OwnerPromoted or AuditAction.OwnerDemoted
                or AuditAction.MemberSuspended or AuditAction.MemberUnsuspended:
                before.ShouldBe(_members.GetValueOrDefault(subjectId!.Value)?.Role);
                _members[subjectId.Value] = new Member(after!.Value, state!.Value == MembershipState.Suspended);
                break;

            case AuditAction.MemberLeft or AuditAction.MemberRemoved:
                before.ShouldBe(_members.GetValueOrDefault(subjectId!.Value)?.Role);
                _members.Remove(subjectId.Value);
                break;
        }
    }
}
