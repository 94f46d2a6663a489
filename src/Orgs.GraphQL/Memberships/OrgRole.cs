namespace Orgs.GraphQL.Memberships;

/// <summary>What a member may do, from least to most. A higher role has everything that a lower one has.</summary>
public enum OrgRole
{
    /// <summary>Sees the organization and its members.</summary>
    Member = 0,

    /// <summary>Manages members, admins and invitations.</summary>
    Admin = 1,

    /// <summary>Does everything. An organization has at least one.</summary>
    Owner = 2,
}

public static class OrgRoleWords
{
    /// <summary>The role as the schema spells it.</summary>
    public static string Spoken(this OrgRole role)
        => role switch
        {
            OrgRole.Owner => "OWNER",
            OrgRole.Admin => "ADMIN",
            _ => "MEMBER",
        };
}
