using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>
/// Deleting one's own account. The personal account, the memberships and the sessions go with the user; what was shared stays, and so
/// does the audit log. Who alone owns an organization is refused.
/// </summary>
public sealed class AccountDeletion(
    Writes writes,
    OrganizationWrites organizations,
    IDatabaseProvider provider,
    Credentials credentials,
    SessionTokens tokens,
    SessionEndings endings,
    AccountMails mails,
    ILookupNormalizer normalizer)
{
    /// <summary>In a dry run the password can be left out; one that is given is checked all the same.</summary>
    public async Task<Outcome<DeletedAccount>> DeleteAsync(
        Viewer viewer, RequestOrigin origin, string? password, string confirmEmail, bool dryRun, CancellationToken cancellationToken)
    {
        var asking = viewer.SignedIn;
        var credentialsError = password is not null
            ? await credentials.CheckAgainAsync(asking, password, origin, cancellationToken)
            : dryRun ? null : BadCredentialsError.Password;
        if (credentialsError is RateLimitedError)
        {
            return credentialsError;
        }

        var deleted = await writes.ExecuteAsync(
            async change =>
            {
                var footprint = await UserFootprint.LockAsync(change, organizations, provider, asking.Id);
                if (footprint is not { User.DisabledAt: null })
                {
                    throw Denial.NotAuthenticated();
                }

                var refusal = await footprint.CheckOwnershipAsync()
                    ?? (IsAddressOf(footprint.User, confirmEmail) ? null : new ConfirmationMismatchError())
                    ?? credentialsError
                    ?? (footprint.User.PasswordHash == asking.PasswordHash ? null : BadCredentialsError.Password);
                if (refusal is not null)
                {
                    return refusal;
                }

                if (dryRun)
                {
                    change.OnlyTry();
                }

                return await DeleteAsync(change, footprint);
            },
            cancellationToken);

        if (deleted.Succeeded && !dryRun)
        {
            await tokens.DeleteCookieAsync();
            viewer.Leave();
        }

        return deleted;
    }

    private async Task<Outcome<DeletedAccount>> DeleteAsync(Change change, UserFootprint footprint)
    {
        var user = footprint.User;
        var invitations = await footprint.PendingInvitationsAsync();
        foreach (var invitation in invitations)
        {
            invitation.Revoke(change.Now);
            footprint.In(invitation.OrganizationId).Audit(
                AuditAction.InvitationRevoked, user, new AuditDetails { SubjectLabel = invitation.Email, RoleBefore = invitation.Role });
        }

        var links = await footprint.InviteLinksAsync();
        foreach (var link in links)
        {
            link.Revoke(change.Now);
            footprint.In(link.OrganizationId).Audit(AuditAction.InviteLinkRevoked, user, new AuditDetails { RoleBefore = OrgRole.Member });
        }

        var memberships = await footprint.MembershipsAsync();
        foreach (var membership in memberships)
        {
            change.Database.Remove(membership);
            footprint.In(membership.OrganizationId).Audit(
                AuditAction.MemberLeft, user, new AuditDetails { Subject = user, RoleBefore = membership.Role });
        }

        var created = await change.Database.Organizations.IncludingDeleted().CountAsync(
            organization => organization.CreatedById == user.Id, change.CancellationToken);
        var sessions = await endings.EndAsync(change, change.Database.Sessions.Where(session => session.UserId == user.Id));
        await ForgetAsync(change, user);
        change.Audit(AuditAction.AccountDeleted, user, new AuditDetails { Subject = user });
        change.SendAfterCommit(mails.AccountDeleted(user));

        // The database takes along what belongs to the user, and clears the name where something is only said to be from the user.
        change.Database.Remove(user);
        return new DeletedAccount(user.Id, Effects(memberships.Count, invitations.Count, links.Count, created, sessions));
    }

    /// <summary>Where the user is only named, and the database does not know that this is a user.</summary>
    private static async Task ForgetAsync(Change change, User user)
    {
        var subject = user.Id.ToString("N");
        await change.Database.UsageCounters.Where(counter => counter.Subject == subject).ExecuteDeleteAsync(change.CancellationToken);
        await change.Database.Organizations.IncludingDeleted()
            .Where(organization => organization.DeletedById == user.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(organization => organization.DeletedById, (Guid?)null), change.CancellationToken);
    }

    private static List<Effect> Effects(int memberships, int invitations, int links, int created, int sessions)
    {
        var effects = new[]
        {
            new Effect(EffectKind.PersonalAccountDeleted, 1, "The personal account is deleted."),
            new Effect(EffectKind.MembershipsRemoved, memberships, $"Memberships that end: {memberships}."),
            new Effect(EffectKind.InvitationsRevoked, invitations, $"Invitations that were sent and are withdrawn: {invitations}."),
            new Effect(EffectKind.InviteLinksRevoked, links, $"Invite links that were made and end: {links}."),
            new Effect(EffectKind.CreatedByCleared, created, $"Organizations that stay and forget who made them: {created}."),
            new Effect(EffectKind.SessionsRevoked, sessions, $"Sessions that end: {sessions}."),
        };

        return [.. effects.Where(effect => effect.Count > 0)];
    }

    private bool IsAddressOf(User user, string email)
        => string.Equals(normalizer.NormalizeEmail(email), user.NormalizedEmail, StringComparison.Ordinal);
}

/// <summary>An account that is gone, or in a dry run would be.</summary>
/// <param name="UserId">Whose it was.</param>
/// <param name="Effects">What went with it.</param>
public sealed record DeletedAccount(Guid UserId, IReadOnlyList<Effect> Effects);
