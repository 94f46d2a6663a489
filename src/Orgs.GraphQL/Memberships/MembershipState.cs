namespace Orgs.GraphQL.Memberships;

/// <summary>Whether a membership gives any right at the moment.</summary>
public enum MembershipState
{
    Active = 0,

    /// <summary>The row and the role are kept, but give no right at all.</summary>
    Suspended = 1,
}
