namespace Orgs.GraphQL.Invitations;

/// <summary>Answering an invitation: with its token, or, for who has confirmed the invited address, with its id.</summary>
public sealed class InvitationAcceptance(
    OrganizationWrites organizations,
    UserWrites users,
    IDbContextFactory<OrgsDbContext> contexts,
    OrganizationOptions options,
    RateLimiter limiter,
    LimitOptions limits)
{
    /// <summary>Accepting again gives the same membership again.</summary>
    public async Task<Outcome<AcceptedInvitation>> AcceptAsync(
        Viewer viewer, RequestOrigin origin, InvitationKey key, CancellationToken cancellationToken)
    {
        var accepted = await AnswerAsync(viewer, origin, key, AcceptAsync, cancellationToken);
        if (accepted.Succeeded)
        {
            viewer.Changed(accepted.Value.Membership.User);
        }

        return accepted;
    }

    public Task<Outcome<Invitation>> DeclineAsync(
        Viewer viewer, RequestOrigin origin, InvitationKey key, CancellationToken cancellationToken)
        => AnswerAsync(viewer, origin, key, DeclineAsync, cancellationToken);

    /// <summary>Joining in the same transaction in which the user comes to be.</summary>
    public async Task<Outcome<AcceptedInvitation>> AcceptDuringRegistrationAsync(Change change, User user, string token)
    {
        var key = InvitationKey.Token(token);
        return await FindOrganizationAsync(change.Database, key, user, change.CancellationToken) is { } organizationId
            && await organizations.LockAsync(change, organizationId) is { } locked
                ? await AnswerAsync(locked, user, key, AcceptAsync)
                : new InvitationInvalidError();
    }

    private async Task<Outcome<T>> AnswerAsync<T>(
        Viewer viewer,
        RequestOrigin origin,
        InvitationKey key,
        Func<OrganizationChange, Invitation, User, Task<Outcome<T>>> answer,
        CancellationToken cancellationToken)
        where T : class
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var userId = viewer.SignedIn.Id;
        if (await FindOrganizationAsync(key, viewer.SignedIn, cancellationToken) is not { } organizationId)
        {
            limiter.Take(limits.WrongTokenPerNetwork, origin.Network);
            return new InvitationInvalidError();
        }

        return await organizations.ByInvitationAsync(
            organizationId,
            async change =>
            {
                // The organization is locked, then the user, as everywhere: nobody becomes a member while being deleted.
                var user = await change.LockUserAsync(users, userId) ?? throw Denial.NotAuthenticated();
                return await AnswerAsync(change, user, key, answer);
            },
            cancellationToken);
    }

    /// <summary>What holds for every answer: the invitation is there, for this user, and the address is the user's.</summary>
    private static async Task<Outcome<T>> AnswerAsync<T>(
        OrganizationChange change, User user, InvitationKey key, Func<OrganizationChange, Invitation, User, Task<Outcome<T>>> answer)
        where T : class
    {
        var invitation = await key.In(change.Database.Invitations).SingleOrDefaultAsync(change.CancellationToken);
        if (invitation is null || !key.Opens(invitation))
        {
            return await key.WasReplacedForAsync(user, change) ? InvitationInvalidError.NewerMailWasSent() : new InvitationInvalidError();
        }

        if (!invitation.IsFor(user))
        {
            // Who holds the token of a pending invitation may know whom to ask; what became of a closed one is not their business.
            return key.IsToken && invitation.StatusAt(change.Now) == InvitationStatus.Pending
                ? new WrongRecipientError(EmailAddress.Mask(invitation.Email))
                : new InvitationInvalidError();
        }

        return key.IsToken && invitation.TokenWasMailed || InvitationRules.Answer(invitation, user) is not { } refusal
            ? await answer(change, invitation, user)
            : refusal;
    }

    private async Task<Outcome<AcceptedInvitation>> AcceptAsync(OrganizationChange change, Invitation invitation, User user)
    {
        var membership = await change.FindMembershipOfAsync(user.Id);
        var status = invitation.StatusAt(change.Now);
        if (status == InvitationStatus.Accepted && invitation.AcceptedById == user.Id && membership is not null)
        {
            return new AcceptedInvitation(membership, AlreadyMember: true);
        }

        var inviterRole = await change.FindActingRoleAsync(invitation.InvitedById);
        if (InvitationRules.Accept(status, invitation.Role, inviterRole, change.Organization.InvitePolicy) is { } refusal)
        {
            return refusal;
        }

        if (membership is null && await change.CheckRoomAsync(options) is { } full)
        {
            return full;
        }

        user.ConfirmEmail();
        invitation.Accept(user, change.Now);
        var isMember = membership is not null;
        if (membership is null)
        {
            membership = Membership.Create(change.Organization.Id, user.Id, invitation.Role, change.Now, invitation.InvitedById);
            change.Database.Add(membership);
        }

        change.Audit(
            AuditAction.InvitationAccepted,
            user,
            new AuditDetails { Subject = user, RoleBefore = isMember ? membership.Role : null, RoleAfter = membership.Role });
        return new AcceptedInvitation(membership, isMember);
    }

    private static Task<Outcome<Invitation>> DeclineAsync(OrganizationChange change, Invitation invitation, User user)
    {
        if (InvitationRules.RequirePending(invitation.StatusAt(change.Now)) is { } refusal)
        {
            return Task.FromResult<Outcome<Invitation>>(refusal);
        }

        invitation.Decline(change.Now);
        change.Audit(AuditAction.InvitationDeclined, user, new AuditDetails { Subject = user, RoleBefore = invitation.Role });
        return Task.FromResult<Outcome<Invitation>>(invitation);
    }

    private async Task<Guid?> FindOrganizationAsync(InvitationKey key, User user, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await FindOrganizationAsync(database, key, user, cancellationToken);
    }

    /// <summary>Where the invitation leads. That never changes, so this needs no lock.</summary>
    private static async Task<Guid?> FindOrganizationAsync(
        OrgsDbContext database, InvitationKey key, User user, CancellationToken cancellationToken)
        => key.IsWellFormed ? await key.FindOrganizationAsync(database, user, cancellationToken) : null;
}

/// <summary>Where an invitation led.</summary>
/// <param name="Membership">The viewer's place in the organization.</param>
/// <param name="AlreadyMember">True when it was there before.</param>
public sealed record AcceptedInvitation(Membership Membership, bool AlreadyMember);
