using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Invitations;

/// <summary>Inviting somebody by e-mail address.</summary>
public sealed class InvitationSending(
    OrganizationWrites organizations, InvitationMail mail, ILookupNormalizer normalizer, LimitOptions limits)
{
    private static readonly TimeSpan _day = TimeSpan.FromDays(1);

    /// <summary>
    /// The token goes to the invited address and nowhere else; or, with <paramref name="sendEmail"/> false, to the inviter, once.
    /// Whether the address has an account makes no difference.
    /// </summary>
    public Task<Outcome<InvitationSent>> InviteAsync(
        Viewer viewer, Guid organizationId, string email, OrgRole role, bool sendEmail, CancellationToken cancellationToken)
    {
        var normalized = normalizer.NormalizeEmail(email);
        return organizations.ByMemberAsync<InvitationSent>(
            organizationId,
            viewer,
            async change =>
            {
                var refusal = MembershipRules.Invite(change.Actor.Role, change.Organization.InvitePolicy, role)
                    ?? await CheckOrganizationLimitAsync(change)
                    ?? (EmailAddress.Check(email, "email") is { } mistake ? new ValidationError([mistake]) : null)
                    ?? await CheckAddressIsNewAsync(change, normalized)
                    ?? (sendEmail ? await CheckRecipientLimitAsync(change, normalized) : null);

                return refusal is null ? Send(change, email, normalized, role, sendEmail) : refusal;
            },
            cancellationToken);
    }

    private InvitationSent Send(OrganizationChange change, string email, string normalized, OrgRole role, bool sendEmail)
    {
        var token = SecretToken.Create();
        var invited = new Invited(change.Organization.Id, email, normalized, role, change.Actor.UserId, sendEmail);
        var invitation = Invitation.Create(invited, token, change.Now);
        change.Database.Add(invitation);
        change.Audit(AuditAction.InvitationSent, change.Actor.User, new AuditDetails { SubjectLabel = email, RoleAfter = role });
        if (sendEmail)
        {
            change.SendAfterCommit(mail.Compose(invitation, change.Organization, change.Actor.User, token));
        }

        return new InvitationSent(invitation, sendEmail ? null : token);
    }

    private async Task<DomainError?> CheckOrganizationLimitAsync(OrganizationChange change)
    {
        var since = change.Now - _day;
        var used = await change.Database.Invitations.CountAsync(
            invitation => invitation.OrganizationId == change.Organization.Id && invitation.CreatedAt > since, change.CancellationToken);
        return used >= limits.InvitationsPerOrganization ? new LimitReachedError(limits.InvitationsPerOrganization, used) : null;
    }

    private static async Task<DomainError?> CheckAddressIsNewAsync(OrganizationChange change, string normalized)
    {
        var member = await change.Database.Memberships.Include(membership => membership.User).SingleOrDefaultAsync(
            membership => membership.OrganizationId == change.Organization.Id && membership.User.NormalizedEmail == normalized,
            change.CancellationToken);
        if (member is not null)
        {
            return new AlreadyMemberError(member);
        }

        var pending = await change.Database.Invitations.SingleOrDefaultAsync(
            invitation => invitation.OrganizationId == change.Organization.Id
                && invitation.NormalizedEmail == normalized
                && invitation.StoredStatus == InvitationStatus.Pending,
            change.CancellationToken);
        if (pending?.StatusAt(change.Now) == InvitationStatus.Pending)
        {
            return new AlreadyInvitedError(pending);
        }

        if (pending is not null)
        {
            // Written down before the new one comes: the unique index cannot look at the clock.
            pending.Expire(change.Now);
            await change.Database.SaveChangesAsync(change.CancellationToken);
        }

        return null;
    }

    private async Task<DomainError?> CheckRecipientLimitAsync(OrganizationChange change, string normalized)
    {
        var since = change.Now - _day;
        var mailed = change.Database.Invitations.Where(
            invitation => invitation.NormalizedEmail == normalized && invitation.CreatedAt > since && invitation.TokenWasMailed);
        if (await mailed.CountAsync(change.CancellationToken) < limits.InvitationsPerRecipient)
        {
            return null;
        }

        var oldest = await mailed.MinAsync(invitation => invitation.CreatedAt, change.CancellationToken);
        return new RateLimitedError((int)Math.Ceiling((oldest + _day - change.Now).TotalSeconds));
    }
}

/// <summary>An invitation that is on its way.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="AcceptToken">The token, when the inviter asked to hand it over without a mail. It is not shown again.</param>
public sealed record InvitationSent(Invitation Invitation, string? AcceptToken);
