namespace Orgs.GraphQL.Users;

/// <param name="Email">The address to sign in with. It is proven later, with the token that is mailed to it.</param>
/// <param name="Password">At least 8 characters; any characters, taken as they are.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="AccountName">The name of the personal account; the user's name when left out, unless the server asks for one.</param>
/// <param name="InvitationToken">From an invitation, to join its organization at the same time.</param>
public sealed record RegisterInput(
    [property: GraphQLType<NonNullType<EmailAddressType>>] string Email,
    string Password,
    string Name,
    string? AccountName,
    string? InvitationToken);

/// <param name="Email">The address that was signed up with.</param>
/// <param name="Password">The password, as it is.</param>
/// <param name="UseCookie">True keeps the session in a cookie, for browsers; false answers tokens, for everything else.</param>
public sealed record SignInInput(
    [property: GraphQLType<NonNullType<EmailAddressType>>] string Email,
    string Password,
    [property: DefaultValue(true)] bool UseCookie);

/// <param name="RefreshToken">The newest one of the session: each can be used once.</param>
public sealed record RefreshSessionInput(string RefreshToken);

/// <param name="Token">The token from the mail.</param>
public sealed record ConfirmEmailInput(string Token);

/// <param name="SessionId">One of the viewer's sessions.</param>
public sealed record RevokeSessionInput([property: ID<Session>] Guid SessionId);

/// <param name="Email">The address that was signed up with.</param>
public sealed record RequestPasswordResetInput([property: GraphQLType<NonNullType<EmailAddressType>>] string Email);

/// <param name="Token">The token from the mail.</param>
/// <param name="NewPassword">At least 8 characters; any characters, taken as they are.</param>
public sealed record ResetPasswordInput(string Token, string NewPassword);

/// <param name="CurrentPassword">The password until now.</param>
/// <param name="NewPassword">At least 8 characters; any characters, taken as they are.</param>
public sealed record ChangePasswordInput(string CurrentPassword, string NewPassword);

/// <param name="Name">The name that others see; left out, it stays.</param>
public sealed record UpdateMeInput(string? Name);

/// <param name="Password">The viewer's password. In a dry run it can be left out.</param>
/// <param name="ConfirmEmail">The viewer's own address, to make sure.</param>
/// <param name="DryRun">Answers what would happen and changes nothing.</param>
public sealed record DeleteMyAccountInput(
    string? Password,
    [property: GraphQLType<NonNullType<EmailAddressType>>] string ConfirmEmail,
    [property: DefaultValue(false)] bool DryRun);

/// <param name="OrganizationId">The organization to view; null for the personal account.</param>
public sealed record SetCurrentOrganizationInput([property: ID<Organization>] Guid? OrganizationId);
