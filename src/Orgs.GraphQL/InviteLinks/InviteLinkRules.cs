namespace Orgs.GraphQL.InviteLinks;

/// <summary>Who may do what with an invite link. As in <see cref="MembershipRules"/>, null is yes.</summary>
public static class InviteLinkRules
{
    /// <summary>Admins make links, where admins may invite.</summary>
    public static DomainError? Create(OrgRole viewerRole, InvitePolicy policy)
        => MembershipRules.RequireRole(viewerRole, OrgRole.Admin) ?? MembershipRules.Invite(viewerRole, policy, OrgRole.Member);

    public static DomainError? Revoke(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Admin);

    /// <summary>Like an invitation, a link is worth what its maker could give at this moment.</summary>
    public static DomainError? Join(InviteLink link, User user, OrgRole? creatorRole, InvitePolicy policy, DateTimeOffset now)
        => InvitationRules.RequirePending(link.StatusAt(now))
            ?? (DomainError?)(link.Admits(user.Email!) ? null : new WrongRecipientError(HintAt(link)))
            ?? (creatorRole is { } creator && Create(creator, policy) is null ? null : new InviterLostAuthorityError());

    private static string HintAt(InviteLink link) => string.Join(" or ", link.AllowedDomains.Select(domain => $"…@{domain}"));
}
