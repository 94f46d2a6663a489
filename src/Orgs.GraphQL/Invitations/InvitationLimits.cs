namespace Orgs.GraphQL.Invitations;

/// <summary>How many invitations one inviter, one organization and one recipient have in a day. New ones, repeated ones and changed ones count alike.</summary>
public sealed class InvitationLimits(UsageLimits usage, LimitOptions limits)
{
    /// <summary>Counts one, or refuses. Always in this order, so that no two changes wait for each other.</summary>
    public async Task<DomainError?> TakeAsync(OrganizationChange change, string normalizedEmail, bool byMail)
        => await TakeAsync(change, limits.InvitationPerOrganization, change.Organization.Id.ToString("N"))
            ?? await TakeAsync(change, limits.InvitationPerInviter, change.Actor.UserId.ToString("N"))
            ?? (byMail ? await TakeAsync(change, limits.InvitationPerRecipient, normalizedEmail) : null);

    private Task<RateLimitedError?> TakeAsync(OrganizationChange change, RateLimit limit, string subject)
        => usage.TakeAsync(change.Database, limit, subject, change.Now, change.CancellationToken);
}
