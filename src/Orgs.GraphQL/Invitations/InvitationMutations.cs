namespace Orgs.GraphQL.Invitations;

[MutationType]
public static partial class InvitationMutations
{
    /// <summary>Invites an address to the organization. Who may do so is the organization's invite policy; nobody gives a role above the own.</summary>
    [OrgRole(At = "input.organizationId")]
    [Error<ValidationError>]
    [Error<AlreadyMemberError>]
    [Error<AlreadyInvitedError>]
    [Error<RoleTooHighError>]
    [Error<PersonalAccountError>]
    [Error<LimitReachedError>]
    [Error<RateLimitedError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<InvitationClosedError>]
    [Error<IdempotencyConflictError>]
    public static async Task<FieldResult<InviteMemberPayload>> InviteMemberAsync(
        InviteMemberInput input,
        Viewer viewer,
        InvitationSending invitations,
        CancellationToken cancellationToken)
    {
        var invitee = new Invitee(input.Email, input.Role, input.Locale, input.SendEmail);
        var sent = await invitations.InviteAsync(viewer, input.OrganizationId, invitee, input.IdempotencyKey, cancellationToken);

        return sent.ToResult(value => new InviteMemberPayload(value.Invitation, value.AcceptToken));
    }

    /// <summary>Invites up to 50 addresses. Each is an invitation by itself: what is refused for one does not hold up the others.</summary>
    [OrgRole(At = "input.organizationId")]
    [Error<ValidationError>]
    [Error<PersonalAccountError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<InviteMembersPayload>> InviteMembersAsync(
        InviteMembersInput input,
        Viewer viewer,
        InvitationSending invitations,
        CancellationToken cancellationToken)
    {
        var invitees = input.Invitations.Select(invitee => new Invitee(invitee.Email, invitee.Role, invitee.Locale)).ToList();
        var sent = await invitations.InviteManyAsync(viewer, input.OrganizationId, invitees, cancellationToken);

        return sent.ToResult(value => new InviteMembersPayload(value.Results));
    }

    /// <summary>
    /// Mails the invitation again, with a new token and a new seven days; older mails are good for nothing then. Whoever sent it may do so, and admins
    /// for invitations up to their own role. From then on it has the sender's authority.
    /// </summary>
    [OrgRole(At = "input.invitationId")]
    [Error<ValidationError>]
    [Error<AlreadyMemberError>]
    [Error<AlreadyInvitedError>]
    [Error<RoleTooHighError>]
    [Error<PersonalAccountError>]
    [Error<LimitReachedError>]
    [Error<RateLimitedError>]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<InvitationClosedError>]
    [Error<IdempotencyConflictError>]
    public static async Task<FieldResult<InviteMemberPayload>> ResendInvitationAsync(
        InvitationIdInput input,
        Viewer viewer,
        InvitationChanges invitations,
        CancellationToken cancellationToken)
    {
        var sent = await invitations.ResendAsync(viewer, input.InvitationId, cancellationToken);

        return sent.ToResult(invitation => new InviteMemberPayload(invitation, AcceptToken: null));
    }

    /// <summary>Changes the role that acceptance gives, and mails the invitation with it: a new token, a new seven days.</summary>
    [OrgRole(OrgRole.Admin, At = "input.invitationId")]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<RoleTooHighError>]
    [Error<InvitationClosedError>]
    [Error<InvitationInvalidError>]
    [Error<WrongRecipientError>]
    [Error<EmailNotConfirmedError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<ChangeInvitationPayload>> ChangeInvitationRoleAsync(
        ChangeInvitationRoleInput input,
        Viewer viewer,
        InvitationChanges invitations,
        CancellationToken cancellationToken)
    {
        var changed = await invitations.ChangeRoleAsync(viewer, input.InvitationId, input.Role, cancellationToken);

        return changed.ToResult(invitation => new ChangeInvitationPayload(invitation));
    }

    /// <summary>Takes the invitation back. Whoever sent it may do so, and admins for invitations up to their own role.</summary>
    [OrgRole(At = "input.invitationId")]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<RoleTooHighError>]
    [Error<InvitationClosedError>]
    [Error<InvitationInvalidError>]
    [Error<WrongRecipientError>]
    [Error<EmailNotConfirmedError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<ChangeInvitationPayload>> RevokeInvitationAsync(
        InvitationIdInput input,
        Viewer viewer,
        InvitationChanges invitations,
        CancellationToken cancellationToken)
    {
        var revoked = await invitations.RevokeAsync(viewer, input.InvitationId, cancellationToken);

        return revoked.ToResult(invitation => new ChangeInvitationPayload(invitation));
    }

    /// <summary>Joins the organization. Accepting a second time gives the same membership again.</summary>
    [Authenticated]
    [Error<InvitationInvalidError>]
    [Error<InvitationClosedError>]
    [Error<WrongRecipientError>]
    [Error<EmailNotConfirmedError>]
    [Error<InviterLostAuthorityError>]
    [Error<LimitReachedError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<AcceptInvitationPayload>> AcceptInvitationAsync(
        AcceptInvitationInput input,
        Viewer viewer,
        RequestOrigin origin,
        InvitationAcceptance invitations,
        CancellationToken cancellationToken)
    {
        var accepted = await invitations.AcceptAsync(viewer, origin, input.ToKey(), cancellationToken);

        return accepted.ToResult(value => new AcceptInvitationPayload(
            value.Membership, value.Membership.Organization, value.AlreadyMember));
    }

    /// <summary>Turns the invitation down. Its token is good for nothing then.</summary>
    [Authenticated]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    [Error<RoleTooHighError>]
    [Error<InvitationClosedError>]
    [Error<InvitationInvalidError>]
    [Error<WrongRecipientError>]
    [Error<EmailNotConfirmedError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<ChangeInvitationPayload>> DeclineInvitationAsync(
        AcceptInvitationInput input,
        Viewer viewer,
        RequestOrigin origin,
        InvitationAcceptance invitations,
        CancellationToken cancellationToken)
    {
        var declined = await invitations.DeclineAsync(viewer, origin, input.ToKey(), cancellationToken);

        return declined.ToResult(invitation => new ChangeInvitationPayload(invitation));
    }
}
