namespace Orgs.GraphQL.InviteLinks;

[MutationType]
public static partial class InviteLinkMutations
{
    /// <summary>Makes a link with which people join as members. An organization has one at a time; the one before ends.</summary>
    [OrgRole(OrgRole.Admin, At = "input.organizationId")]
    [Error<ValidationError>]
    [Error<ForbiddenError>]
    [Error<NotFoundError>]
    [Error<PersonalAccountError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<CreateInviteLinkPayload>> CreateInviteLinkAsync(
        CreateInviteLinkInput input,
        Viewer viewer,
        InviteLinkChanges links,
        CancellationToken cancellationToken)
    {
        var created = await links.CreateAsync(viewer, input.OrganizationId, input.ToTerms(), cancellationToken);

        return created.ToResult(value => new CreateInviteLinkPayload(value.Link, value.Token));
    }

    /// <summary>Ends a link. Those who joined with it stay.</summary>
    [OrgRole(OrgRole.Admin, At = "input.inviteLinkId")]
    [Error<NotFoundError>]
    [Error<ForbiddenError>]
    public static async Task<FieldResult<RevokeInviteLinkPayload>> RevokeInviteLinkAsync(
        RevokeInviteLinkInput input,
        Viewer viewer,
        InviteLinkChanges links,
        CancellationToken cancellationToken)
    {
        var revoked = await links.RevokeAsync(viewer, input.InviteLinkId, cancellationToken);

        return revoked.ToResult(link => new RevokeInviteLinkPayload(link.Id));
    }

    /// <summary>Joins the organization that the link leads to, as a member. Joining a second time gives the same membership again.</summary>
    [Authenticated(Confirmed = true)]
    [Error<InvitationInvalidError>]
    [Error<InvitationClosedError>]
    [Error<WrongRecipientError>]
    [Error<EmailNotConfirmedError>]
    [Error<InviterLostAuthorityError>]
    [Error<LimitReachedError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<AcceptInvitationPayload>> JoinByInviteLinkAsync(
        JoinByInviteLinkInput input,
        Viewer viewer,
        RequestOrigin origin,
        InviteLinkJoining links,
        CancellationToken cancellationToken)
    {
        var joined = await links.JoinAsync(viewer, origin, input.Token, cancellationToken);

        return joined.ToResult(value => new AcceptInvitationPayload(
            value.Membership, value.Membership.Organization, value.AlreadyMember));
    }
}
