namespace Orgs.GraphQL.Users;

[MutationType]
public static partial class UserMutations
{
    /// <summary>Signs up: makes the user and the personal account, and with an invitation's token the membership. All of it or nothing.</summary>
    [Error<ValidationError>]
    [Error<RateLimitedError>]
    [Error<InvitationInvalidError>]
    [Error<InvitationClosedError>]
    [Error<WrongRecipientError>]
    [Error<EmailNotConfirmedError>]
    [Error<InviterLostAuthorityError>]
    public static async Task<FieldResult<RegisterPayload>> RegisterAsync(
        RegisterInput input,
        Viewer viewer,
        RequestOrigin origin,
        Registration registration,
        CancellationToken cancellationToken)
    {
        var user = new NewUser(input.Email, input.Password, input.Name, input.AccountName, input.InvitationToken);
        var registered = await registration.RegisterAsync(viewer, origin, user, cancellationToken);

        return registered.ToResult(value => new RegisterPayload(value.SignedIn.User, value.SignedIn.PersonalAccount, value.Membership));
    }

    /// <summary>Signs in with e-mail address and password. An unknown address and a wrong password have the same answer.</summary>
    [Error<BadCredentialsError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<SignInPayload>> SignInAsync(
        SignInInput input,
        Viewer viewer,
        RequestOrigin origin,
        Sessions sessions,
        CancellationToken cancellationToken)
    {
        var signedIn = await sessions.SignInAsync(viewer, origin, input.Email, input.Password, input.UseCookie, cancellationToken);

        return signedIn.ToResult(SignInPayload.From);
    }

    /// <summary>Exchanges a refresh token for a new pair. One that comes back after its use ends the session.</summary>
    [Error<BadCredentialsError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<SignInPayload>> RefreshSessionAsync(
        RefreshSessionInput input,
        Viewer viewer,
        RequestOrigin origin,
        Sessions sessions,
        CancellationToken cancellationToken)
    {
        var signedIn = await sessions.RefreshAsync(viewer, origin, input.RefreshToken, cancellationToken);

        return signedIn.ToResult(SignInPayload.From);
    }

    /// <summary>Ends the session at once, wherever its cookie or tokens are.</summary>
    public static async Task<SignOutPayload> SignOutAsync(Viewer viewer, Sessions sessions, CancellationToken cancellationToken)
        => new(await sessions.SignOutAsync(viewer, cancellationToken));

    /// <summary>Proves the e-mail address with the token that was mailed to it.</summary>
    [Error<InvalidTokenError>]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<ConfirmEmailPayload>> ConfirmEmailAsync(
        ConfirmEmailInput input,
        Viewer viewer,
        RequestOrigin origin,
        EmailConfirmation confirmation,
        CancellationToken cancellationToken)
    {
        var confirmed = await confirmation.ConfirmAsync(viewer, origin, input.Token, cancellationToken);

        return confirmed.ToResult(user => new ConfirmEmailPayload(user));
    }
}
