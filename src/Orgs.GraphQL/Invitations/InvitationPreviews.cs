namespace Orgs.GraphQL.Invitations;

/// <summary>What the holder of a token may see before signing in. Looking never uses the token up.</summary>
public sealed class InvitationPreviews(
    IDbContextFactory<OrgsDbContext> contexts, TimeProvider clock, RateLimiter limiter, LimitOptions limits)
{
    public async Task<InvitationPreview?> FindAsync(Viewer viewer, RequestOrigin origin, string token, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is not null)
        {
            return null;
        }

        var key = InvitationKey.Token(token);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var found = !key.IsWellFormed ? null : await key.In(database.Invitations)
            .Select(invitation => new
            {
                Invitation = invitation,
                OrganizationName = invitation.Organization.Name,
                InvitedByName = database.Users.Where(user => user.Id == invitation.InvitedById).Select(user => user.Name).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(cancellationToken);

        if (found is null || !key.Opens(found.Invitation))
        {
            limiter.Take(limits.WrongTokenPerNetwork, origin.Network);
            return null;
        }

        // A token that opens nothing any more may be in hands that have left the organization: it shows what became of it, and no name of today.
        var isOver = found.Invitation.IsOver;
        return new InvitationPreview(
            isOver ? null : found.OrganizationName,
            found.Invitation.Role,
            isOver ? null : found.InvitedByName,
            EmailAddress.Mask(found.Invitation.Email),
            found.Invitation.StatusAt(clock.GetUtcNow()),
            found.Invitation.ExpiresAt,
            viewer.User is { } user ? found.Invitation.IsFor(user) : null);
    }
}

/// <summary>An invitation, seen by who holds its token.</summary>
/// <param name="OrganizationName">Where it leads; null once it was answered or taken back.</param>
/// <param name="Role">The role that acceptance gives.</param>
/// <param name="InvitedByName">Who sent it; null once it was answered or taken back.</param>
/// <param name="EmailHint">The invited address, masked.</param>
/// <param name="Status">Whether it can still be accepted.</param>
/// <param name="ExpiresAt">When its time is over.</param>
/// <param name="ViewerMatches">Whether it is for the viewer; null when nobody is signed in.</param>
public sealed record InvitationPreview(
    string? OrganizationName,
    OrgRole Role,
    string? InvitedByName,
    string EmailHint,
    InvitationStatus Status,
    DateTimeOffset ExpiresAt,
    bool? ViewerMatches);
