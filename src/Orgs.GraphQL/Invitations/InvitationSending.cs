using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Invitations;

/// <summary>Inviting people by e-mail address.</summary>
public sealed class InvitationSending(
    OrganizationWrites organizations,
    OrganizationOptions options,
    InvitationMail mail,
    InvitationLimits limits,
    Idempotency idempotency,
    ILookupNormalizer normalizer)
{
    /// <summary>How many addresses one request can invite.</summary>
    public const int MaxInvitees = 50;

    /// <summary>
    /// The token goes to the invited address and nowhere else; or, when nothing is to be mailed, to the inviter, once. Whether the address
    /// has an account makes no difference.
    /// </summary>
    public Task<Outcome<InvitationSent>> InviteAsync(
        Viewer viewer, Guid organizationId, Invitee invitee, string? idempotencyKey, CancellationToken cancellationToken)
    {
        var request = IdempotentRequest.Of(
            idempotencyKey, viewer.SignedIn.Id, "inviteMember", organizationId, invitee.Email, invitee.Role, invitee.SendEmail, invitee.Locale);
        return organizations.ByMemberAsync(
            organizationId,
            viewer,
            change => idempotency.OnceAsync(
                change.Database,
                request,
                change.Now,
                work: () => InviteAsync(change, invitee, idempotencyKey),
                remember: sent => new SentBefore(sent.Invitation.Id, sent.AcceptToken),
                recall: before => RecallAsync(change, before),
                change.CancellationToken),
            cancellationToken);
    }

    /// <summary>Each address is an invitation by itself: what is refused for one does not hold up the others.</summary>
    public async Task<Outcome<InviteResults>> InviteManyAsync(
        Viewer viewer, Guid organizationId, IReadOnlyList<Invitee> invitees, CancellationToken cancellationToken)
    {
        var allowed = await organizations.ByMemberAsync<Organization>(
            organizationId,
            viewer,
            change => Task.FromResult<Outcome<Organization>>(CheckAll(change, invitees) is { } refusal ? refusal : change.Organization),
            cancellationToken);
        if (!allowed.Succeeded)
        {
            return allowed.Error;
        }

        var results = new List<InviteResult>();
        foreach (var invitee in invitees)
        {
            var sent = await InviteAsync(viewer, organizationId, invitee, idempotencyKey: null, cancellationToken);
            results.Add(new InviteResult(invitee.Email, sent.Value?.Invitation, sent.Error));
        }

        return new InviteResults(results);
    }

    private static DomainError? CheckAll(OrganizationChange change, IReadOnlyList<Invitee> invitees)
        => MembershipRules.Invite(change.Actor.Role, change.Organization.InvitePolicy, OrgRole.Member)
            ?? (invitees.Count is > 0 and <= MaxInvitees
                ? null
                : ValidationError.Of("invitations", "count", $"One request invites 1 to {MaxInvitees} addresses."));

    private async Task<Outcome<InvitationSent>> InviteAsync(OrganizationChange change, Invitee invitee, string? idempotencyKey)
    {
        var normalized = normalizer.NormalizeEmail(invitee.Email);
        var refusal = MembershipRules.Invite(change.Actor.Role, change.Organization.InvitePolicy, invitee.Role)
            ?? await change.CheckRoomAsync(options)
            ?? Check(invitee, idempotencyKey)
            ?? await CheckAddressIsNewAsync(change, normalized)
            ?? await limits.TakeAsync(change, normalized, invitee.SendEmail);

        return refusal is null ? Send(change, invitee, normalized) : refusal;
    }

    private static ValidationError? Check(Invitee invitee, string? idempotencyKey)
    {
        var mistakes = new[]
        {
            EmailAddress.Check(invitee.Email, "email"),
            LanguageTag.Check(invitee.Locale, "locale"),
            IdempotentRequest.Check(idempotencyKey),
        }.OfType<FieldError>().ToList();
        return mistakes.Count == 0 ? null : new ValidationError(mistakes);
    }

    private static async Task<DomainError?> CheckAddressIsNewAsync(OrganizationChange change, string normalized)
    {
        if (await change.FindMembershipOfAddressAsync(normalized) is { } member)
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
            return new AlreadyInvitedError(InvitationRules.See(change.Actor, pending) is null ? pending : null);
        }

        if (pending is not null)
        {
            // Written down before the new one comes: the unique index cannot look at the clock.
            pending.Expire(change.Now);
            await change.Database.SaveChangesAsync(change.CancellationToken);
        }

        return null;
    }

    private InvitationSent Send(OrganizationChange change, Invitee invitee, string normalized)
    {
        var token = SecretToken.Create();
        var invited = new Invited(
            change.Organization.Id, invitee.Email, normalized, invitee.Role, invitee.Locale, change.Actor.UserId, invitee.SendEmail);
        var invitation = Invitation.Create(invited, token, change.Now);
        change.Database.Add(invitation);
        change.Audit(
            AuditAction.InvitationSent, change.Actor.User, new AuditDetails { SubjectLabel = invitee.Email, RoleAfter = invitee.Role });
        if (invitee.SendEmail)
        {
            change.SendAfterCommit(mail.Compose(invitation, change.Organization, change.Actor.User, token));
        }

        return new InvitationSent(invitation, invitee.SendEmail ? null : token);
    }

    private static async Task<InvitationSent?> RecallAsync(OrganizationChange change, SentBefore before)
        => await change.FindInvitationAsync(before.InvitationId) is { } invitation ? new InvitationSent(invitation, before.AcceptToken) : null;

    private sealed record SentBefore(Guid InvitationId, string? AcceptToken);
}

/// <summary>Who is to be invited, and how.</summary>
public sealed record Invitee(string Email, OrgRole Role, string? Locale, bool SendEmail = true);

/// <summary>What became of each address.</summary>
public sealed record InviteResults(IReadOnlyList<InviteResult> Results);

/// <summary>An invitation that is on its way.</summary>
/// <param name="Invitation">The invitation.</param>
/// <param name="AcceptToken">The token, when the inviter asked to hand it over without a mail. It is not shown again.</param>
public sealed record InvitationSent(Invitation Invitation, string? AcceptToken);
