namespace Orgs.GraphQL.InviteLinks;

/// <param name="OrganizationId">Where the link is to lead.</param>
/// <param name="AllowedDomains">Only addresses in these domains can join; all when left out.</param>
/// <param name="MaxUses">How many people can join; any number when left out.</param>
/// <param name="ExpiresInDays">For how many days the link is good.</param>
public sealed record CreateInviteLinkInput(
    [property: ID<Organization>] Guid OrganizationId,
    IReadOnlyList<string>? AllowedDomains,
    int? MaxUses,
    [property: DefaultValue(7)] int ExpiresInDays)
{
    public InviteLinkTerms ToTerms()
        => new([.. (AllowedDomains ?? []).Select(domain => domain.Trim().TrimStart('@').ToLowerInvariant()).Distinct()], MaxUses, ExpiresInDays);
}

/// <param name="InviteLinkId">Which link.</param>
public sealed record RevokeInviteLinkInput([property: ID<InviteLink>] Guid InviteLinkId);

/// <param name="Token">The token of the link.</param>
public sealed record JoinByInviteLinkInput(string Token);
