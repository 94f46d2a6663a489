namespace Orgs.GraphQL.Users;

/// <param name="Email">The address to sign in with. It is proven later, with the token that is mailed to it.</param>
/// <param name="Password">At least 8 characters; any characters, taken as they are.</param>
/// <param name="Name">The name that others see.</param>
/// <param name="AccountName">The name of the personal account; the user's name when left out.</param>
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
