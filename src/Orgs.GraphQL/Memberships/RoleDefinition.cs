namespace Orgs.GraphQL.Memberships;

/// <summary>What a role may do.</summary>
/// <param name="Role">The role.</param>
/// <param name="Permissions">What it may do, as fixed names. What depends on more than the role is asked of the object: viewerCan….</param>
/// <param name="MayGrant">The roles that it can give to others.</param>
public sealed record RoleDefinition(OrgRole Role, IReadOnlyList<string> Permissions, IReadOnlyList<OrgRole> MayGrant)
{
    private static readonly OrgRole[] _roles = [OrgRole.Member, OrgRole.Admin, OrgRole.Owner];

    // The rules themselves, asked once for each role.
    private static readonly (string Name, Func<OrgRole, DomainError?> Rule)[] _rules =
    [
        ("organization.read", _ => null),
        ("organization.rename", OrganizationRules.Rename),
        ("organization.configure", OrganizationRules.Configure),
        ("organization.delete", OrganizationRules.Delete),
        ("organization.restore", OrganizationRules.Restore),
        ("organization.leave", _ => null),
        ("members.read", _ => null),
        ("members.manage", role => MembershipRules.Manage(role, OrgRole.Member)),
        ("admins.manage", role => MembershipRules.Manage(role, OrgRole.Admin)),
        ("owners.manage", role => MembershipRules.Manage(role, OrgRole.Owner)),
        ("invitations.read", OrganizationRules.ManageMembers),
        ("auditLog.read", OrganizationRules.ReadAuditLog),
    ];

    public static IReadOnlyList<RoleDefinition> All { get; } = [.. _roles.Select(Of)];

    private static RoleDefinition Of(OrgRole role)
        => new(
            role,
            [.. _rules.Where(rule => rule.Rule(role) is null).Select(rule => rule.Name)],
            [.. _roles.Where(granted => MembershipRules.Invite(role, InvitePolicy.Members, granted) is null)]);
}
