namespace Orgs.GraphQL.Invitations;

/// <summary>
/// Who may do what with an invitation. As in <see cref="MembershipRules"/> null is yes, and the same rule tells a mutation what to answer
/// and a client what would be answered. Who sent an invitation may take it back; admins look after all up to their own role.
/// </summary>
public static class InvitationRules
{
    /// <summary>To other members the invitation is not there.</summary>
    public static DomainError? See(Membership? viewer, Invitation invitation)
        => viewer is not null && (viewer.Role >= OrgRole.Admin || IsOwn(viewer, invitation)) ? null : new NotFoundError();

    public static DomainError? Revoke(Membership? viewer, Invitation invitation, DateTimeOffset now)
        => See(viewer, invitation) ?? Manage(viewer!, invitation) ?? RequirePending(invitation.StatusAt(now));

    /// <summary>Whoever sends an invitation again gives it the own authority, and has to have it. One whose time is over comes to life again.</summary>
    public static DomainError? Resend(Membership viewer, Invitation invitation, InvitePolicy policy)
        => See(viewer, invitation)
            ?? Manage(viewer, invitation)
            ?? MembershipRules.Invite(viewer.Role, policy, invitation.Role)
            ?? RequirePending(invitation.StoredStatus);

    public static DomainError? ChangeRole(Membership viewer, Invitation invitation, InvitePolicy policy, OrgRole role, DateTimeOffset now)
        => See(viewer, invitation)
            ?? MembershipRules.RequireRole(viewer.Role, Higher(OrgRole.Admin, invitation.Role))
            ?? MembershipRules.Invite(viewer.Role, policy, role)
            ?? RequirePending(invitation.StatusAt(now));

    /// <summary>What the invited account has to have proven before it may answer.</summary>
    public static DomainError? Answer(Invitation invitation, User? user)
        => user is null || !invitation.IsFor(user)
            ? new InvitationInvalidError()
            : user.EmailConfirmed ? null : new EmailNotConfirmedError();

    /// <summary>An invitation is worth what its inviter could give at this moment; one who cannot act any more gives nothing.</summary>
    public static DomainError? Accept(InvitationStatus status, OrgRole role, OrgRole? inviterRole, InvitePolicy policy)
        => RequirePending(status)
            ?? (inviterRole is { } inviter && MembershipRules.Invite(inviter, policy, role) is null ? null : new InviterLostAuthorityError());

    public static DomainError? RequirePending(InvitationStatus status)
        => status == InvitationStatus.Pending ? null : new InvitationClosedError(status);

    private static DomainError? Manage(Membership viewer, Invitation invitation)
        => IsOwn(viewer, invitation) ? null : MembershipRules.RequireRole(viewer.Role, Higher(OrgRole.Admin, invitation.Role));

    private static bool IsOwn(Membership viewer, Invitation invitation) => invitation.InvitedById == viewer.UserId;

    private static OrgRole Higher(OrgRole one, OrgRole other) => one > other ? one : other;
}
