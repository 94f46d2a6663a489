namespace Orgs.GraphQL.Organizations;

/// <summary>Who may do what to an organization, by role. As in <see cref="MembershipRules"/>, null is yes.</summary>
public static class OrganizationRules
{
    public static DomainError? Rename(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Admin);

    public static DomainError? ManageMembers(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Admin);

    public static DomainError? ReadAuditLog(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Admin);

    /// <summary>The slug, the invite policy and the external reference.</summary>
    public static DomainError? Configure(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Owner);

    public static DomainError? Delete(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Owner);

    public static DomainError? Restore(OrgRole viewerRole) => MembershipRules.RequireRole(viewerRole, OrgRole.Owner);

    public static DomainError? Update(OrgRole viewerRole, OrganizationSettings from, OrganizationSettings to)
        => (from == to with { Name = from.Name } ? null : Configure(viewerRole)) ?? Rename(viewerRole);

    /// <summary>One more member, where there can only be so many.</summary>
    public static LimitReachedError? Join(int? limit, int members)
        => limit is { } most && members >= most ? new LimitReachedError(most, members) : null;
}
