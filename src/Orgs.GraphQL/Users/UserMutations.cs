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
    [Error<LimitReachedError>]
    public static async Task<FieldResult<RegisterPayload>> RegisterAsync(
        RegisterInput input,
        Viewer viewer,
        RequestOrigin origin,
        Registration registration,
        CancellationToken cancellationToken)
    {
        var user = new NewUser(input.Email, input.Password, input.Name, input.AccountName, input.InvitationToken);
        var registered = await registration.RegisterAsync(viewer, origin, user, cancellationToken);

        return registered.ToResult(value => new RegisterPayload(value.SignedIn?.User, value.SignedIn?.PersonalAccount, value.Membership));
    }

    /// <summary>Signs in with e-mail address and password. An unknown address and a wrong password have the same answer.</summary>
    [Error<BadCredentialsError>]
    [Error<RateLimitedError>]
    [OncePerRequest]
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

    /// <summary>Ends all sessions of the viewer at once, this one too.</summary>
    [Authenticated]
    public static async Task<SignOutEverywherePayload> SignOutEverywhereAsync(Viewer viewer, Sessions sessions, CancellationToken cancellationToken)
        => new(await sessions.SignOutEverywhereAsync(viewer, cancellationToken));

    /// <summary>Ends one of the viewer's sessions at once.</summary>
    [Authenticated]
    [Error<NotFoundError>]
    public static async Task<FieldResult<RevokeSessionPayload>> RevokeSessionAsync(
        RevokeSessionInput input,
        Viewer viewer,
        Sessions sessions,
        CancellationToken cancellationToken)
    {
        var revoked = await sessions.RevokeAsync(viewer, input.SessionId, cancellationToken);

        return revoked.ToResult(session => new RevokeSessionPayload(session.Id));
    }

    /// <summary>Proves the e-mail address with the token that was mailed to it.</summary>
    [Error<InvalidTokenError>]
    [Error<RateLimitedError>]
    [OncePerRequest]
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

    /// <summary>Mails a new token to confirm the address with; the one before is good for nothing then.</summary>
    [Authenticated]
    [Error<RateLimitedError>]
    public static async Task<FieldResult<ResendConfirmationPayload>> ResendConfirmationAsync(
        Viewer viewer,
        EmailConfirmation confirmation,
        CancellationToken cancellationToken)
    {
        var sent = await confirmation.ResendAsync(viewer, cancellationToken);

        return sent.ToResult(_ => new ResendConfirmationPayload(true));
    }

    /// <summary>Mails a token to choose a new password with, if the address has an account. The answer is the same for every address.</summary>
    [Error<RateLimitedError>]
    public static FieldResult<RequestPasswordResetPayload> RequestPasswordReset(
        RequestPasswordResetInput input,
        RequestOrigin origin,
        PasswordResetRequests requests)
        => requests.Ask(origin, input.Email).ToResult(_ => new RequestPasswordResetPayload(true));

    /// <summary>Chooses a new password with the mailed token, once, within 60 minutes. All sessions of the user end.</summary>
    [Error<ValidationError>]
    [Error<InvalidTokenError>]
    [Error<RateLimitedError>]
    [OncePerRequest]
    public static async Task<FieldResult<ResetPasswordPayload>> ResetPasswordAsync(
        ResetPasswordInput input,
        Viewer viewer,
        RequestOrigin origin,
        PasswordChanges passwords,
        CancellationToken cancellationToken)
    {
        var reset = await passwords.ResetAsync(viewer, origin, input.Token, input.NewPassword, cancellationToken);

        return reset.ToResult(user => new ResetPasswordPayload(user));
    }

    /// <summary>Chooses a new password with the one there is. All other sessions of the viewer end.</summary>
    [Authenticated]
    [Error<ValidationError>]
    [Error<BadCredentialsError>]
    [Error<RateLimitedError>]
    [OncePerRequest]
    public static async Task<FieldResult<ChangePasswordPayload>> ChangePasswordAsync(
        ChangePasswordInput input,
        Viewer viewer,
        RequestOrigin origin,
        PasswordChanges passwords,
        CancellationToken cancellationToken)
    {
        var changed = await passwords.ChangeAsync(viewer, origin, input.CurrentPassword, input.NewPassword, cancellationToken);

        return changed.ToResult(user => new ChangePasswordPayload(user));
    }

    /// <summary>Changes what the viewer is called.</summary>
    [Authenticated]
    [Error<ValidationError>]
    public static async Task<FieldResult<UpdateMePayload>> UpdateMeAsync(
        UpdateMeInput input,
        Viewer viewer,
        UserChanges users,
        CancellationToken cancellationToken)
    {
        var updated = await users.UpdateAsync(viewer, input.Name, cancellationToken);

        return updated.ToResult(user => new UpdateMePayload(user));
    }

    /// <summary>
    /// Deletes the viewer with the personal account, memberships and sessions. Organizations stay; while nobody else owns one of
    /// them, this is refused.
    /// </summary>
    [Authenticated]
    [Error<SoleOwnerError>]
    [Error<ConfirmationMismatchError>]
    [Error<BadCredentialsError>]
    [Error<RateLimitedError>]
    [OncePerRequest]
    public static async Task<FieldResult<DeleteMyAccountPayload>> DeleteMyAccountAsync(
        DeleteMyAccountInput input,
        Viewer viewer,
        RequestOrigin origin,
        AccountDeletion accounts,
        CancellationToken cancellationToken)
    {
        var deleted = await accounts.DeleteAsync(viewer, origin, input.Password, input.ConfirmEmail, input.DryRun, cancellationToken);

        return deleted.ToResult(DeleteMyAccountPayload.From);
    }

    /// <summary>Views an organization in this session, or the personal account again. Other sessions stay where they are.</summary>
    [Authenticated]
    [Error<NotFoundError>]
    public static async Task<FieldResult<SetCurrentOrganizationPayload>> SetCurrentOrganizationAsync(
        SetCurrentOrganizationInput input,
        Viewer viewer,
        UserChanges users,
        CancellationToken cancellationToken)
    {
        var viewed = await users.ViewAsync(viewer, input.OrganizationId, cancellationToken);

        return viewed.ToResult(account => new SetCurrentOrganizationPayload(account));
    }
}
