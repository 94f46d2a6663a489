namespace Orgs.GraphQL.Organizations;

/// <summary>Who can invite to an organization. Nobody can invite to a role above the own one.</summary>
public enum InvitePolicy
{
    /// <summary>Every member.</summary>
    Members = 0,

    /// <summary>Admins and owners.</summary>
    Admins = 1,

    /// <summary>Owners only.</summary>
    Owners = 2,
}

public static class InvitePolicyWords
{
    /// <summary>The policy as the schema spells it.</summary>
    public static string Spoken(this InvitePolicy policy)
        => policy switch
        {
            InvitePolicy.Owners => "OWNERS",
            InvitePolicy.Admins => "ADMINS",
            _ => "MEMBERS",
        };
}
