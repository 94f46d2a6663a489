namespace Orgs.GraphQL.Shared;

/// <summary>What a destructive operation did, or would do.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="Count">To how many.</param>
/// <param name="Message">The same in a sentence.</param>
public sealed record Effect(EffectKind Kind, int Count, string Message);

/// <summary>What can happen to what is connected to something that goes.</summary>
public enum EffectKind
{
    MembershipsRemoved,
    RolesChanged,
    InvitationsRevoked,
    InviteLinksRevoked,
    OrganizationsDeleted,
    PersonalAccountDeleted,
    CreatedByCleared,
    SessionsRevoked,
}
