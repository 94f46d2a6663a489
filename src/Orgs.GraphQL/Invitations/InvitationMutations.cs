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
    public static async Task<FieldResult<InviteMemberPayload>> InviteMemberAsync(
        InviteMemberInput input,
        Viewer viewer,
        InvitationSending invitations,
        CancellationToken cancellationToken)
    {
        var sent = await invitations.InviteAsync(
            viewer, input.OrganizationId, input.Email, input.Role, input.SendEmail, cancellationToken);

        return sent.ToResult(value => new InviteMemberPayload(value.Invitation, value.AcceptToken));
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
