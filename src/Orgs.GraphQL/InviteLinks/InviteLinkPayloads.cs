namespace Orgs.GraphQL.InviteLinks;

/// <param name="InviteLink">The new link.</param>
/// <param name="Token">What joinByInviteLink takes. It is shown here once and never again.</param>
public sealed record CreateInviteLinkPayload(InviteLink? InviteLink, string? Token);

/// <param name="RevokedInviteLinkId">The id of the link that leads nowhere now.</param>
public sealed record RevokeInviteLinkPayload([property: ID<InviteLink>] Guid? RevokedInviteLinkId);
