namespace Orgs.GraphQL.Invitations;

/// <summary>Where an invitation stands.</summary>
public enum InvitationStatus
{
    Pending = 0,
    Accepted = 1,
    Declined = 2,
    Revoked = 3,

    /// <summary>Its time ran out. Computed when read: nothing has to run for an invitation to expire.</summary>
    Expired = 4,
}
