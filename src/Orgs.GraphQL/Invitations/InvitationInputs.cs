namespace Orgs.GraphQL.Invitations;

/// <param name="OrganizationId">Where to invite to.</param>
/// <param name="Email">The address to invite. Only an account with this address can accept.</param>
/// <param name="Role">The role that acceptance gives; at most the viewer's own.</param>
/// <param name="SendEmail">False mails nothing and answers the token instead, once.</param>
/// <param name="Locale">The invitee's language as a BCP 47 tag, such as de or pt-BR: the mail is in it where there are words for it, now and when it is sent again.</param>
/// <param name="IdempotencyKey">Anything of 16 characters or more, such as a UUID. Sent again within a day, it repeats the first answer and invites nobody.</param>
public sealed record InviteMemberInput(
    [property: ID<Organization>] Guid OrganizationId,
    [property: GraphQLType<NonNullType<EmailAddressType>>] string Email,
    [property: DefaultValue(OrgRole.Member)] OrgRole Role,
    [property: DefaultValue(true)] bool SendEmail,
    string? Locale,
    string? IdempotencyKey);

/// <param name="OrganizationId">Where to invite to.</param>
/// <param name="Invitations">Whom to invite: up to 50 addresses.</param>
public sealed record InviteMembersInput([property: ID<Organization>] Guid OrganizationId, IReadOnlyList<InviteeInput> Invitations);

/// <param name="Email">The address to invite. Only an account with this address can accept.</param>
/// <param name="Role">The role that acceptance gives; at most the viewer's own.</param>
/// <param name="Locale">The invitee's language as a BCP 47 tag, such as de or pt-BR: the mail is in it where there are words for it, now and when it is sent again.</param>
public sealed record InviteeInput(
    [property: GraphQLType<NonNullType<EmailAddressType>>] string Email,
    [property: DefaultValue(OrgRole.Member)] OrgRole Role,
    string? Locale);

/// <param name="InvitationId">Which invitation.</param>
public sealed record InvitationIdInput([property: ID<Invitation>] Guid InvitationId);

/// <param name="InvitationId">Which invitation.</param>
/// <param name="Role">The role that acceptance is to give; at most the viewer's own.</param>
public sealed record ChangeInvitationRoleInput([property: ID<Invitation>] Guid InvitationId, OrgRole Role);

/// <summary>Which invitation: the token from the mail, or the id for who is signed in with the invited, proven address.</summary>
/// <param name="Token">The token from the mail, or from the inviter.</param>
/// <param name="InvitationId">The invitation's id.</param>
[OneOf]
public sealed record AcceptInvitationInput(string? Token, [property: ID<Invitation>] Guid? InvitationId)
{
    /// <summary>The one that was given.</summary>
    public InvitationKey ToKey() => Token is not null ? InvitationKey.Token(Token) : InvitationKey.Id(InvitationId ?? Guid.Empty);
}
