namespace Orgs.GraphQL.Users;

/// <summary>A new password, with the old one or with a token from the mailbox.</summary>
public sealed class PasswordChanges(
    UserWrites users,
    IDbContextFactory<OrgsDbContext> contexts,
    Passwords passwords,
    Credentials credentials,
    SessionEndings endings,
    AccountMails mails,
    RateLimiter limiter,
    LimitOptions limits)
{
    /// <summary>With the password there is; a wrong one counts like a failed sign-in. All other sessions of the user end.</summary>
    public async Task<Outcome<User>> ChangeAsync(
        Viewer viewer, RequestOrigin origin, string currentPassword, string newPassword, CancellationToken cancellationToken)
    {
        var asking = viewer.SignedIn;
        var sessionId = viewer.SessionId;
        if ((await credentials.CheckAgainAsync(asking, currentPassword, origin, cancellationToken)
            ?? await CheckAsync(asking, newPassword, cancellationToken)) is { } refusal)
        {
            return refusal;
        }

        if (await passwords.HashAsync(asking, newPassword, cancellationToken) is not { } hash)
        {
            return Passwords.TooManyWaiting();
        }

        var changed = await users.ByViewerAsync<User>(
            viewer,
            async (change, user) =>
            {
                // Somebody else may have changed it since it was checked.
                if (user.PasswordHash != asking.PasswordHash)
                {
                    return BadCredentialsError.Password;
                }

                await SetAsync(change, user, hash, change.Database.Sessions.Where(session => session.Id != sessionId));
                return user;
            },
            cancellationToken);

        if (changed.Succeeded)
        {
            viewer.Changed(changed.Value);
        }

        return changed;
    }

    /// <summary>
    /// With a mailed token, which proves the mailbox: the address is confirmed, and every session and token from before ends, whoever
    /// had them. A password that cannot be taken does not use the token up.
    /// </summary>
    public async Task<Outcome<User>> ResetAsync(
        Viewer viewer, RequestOrigin origin, string token, string newPassword, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var reset = await ResetAsync(token, newPassword, cancellationToken);
        if (reset.Error is InvalidTokenError)
        {
            limiter.Take(limits.WrongTokenPerNetwork, origin.Network);
        }

        if (reset.Succeeded && viewer.Is(reset.Value.Id))
        {
            viewer.Leave();
        }

        return reset;
    }

    private async Task<Outcome<User>> ResetAsync(string token, string newPassword, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var userId = await database.FindUserByTokenAsync(MailedTokenPurpose.ResetPassword, token, cancellationToken);
        if (userId is null || await database.Users.SingleOrDefaultAsync(user => user.Id == userId, cancellationToken) is not { } found)
        {
            return new InvalidTokenError();
        }

        if (await CheckAsync(found, newPassword, cancellationToken) is { } mistake)
        {
            return mistake;
        }

        if (await passwords.HashAsync(found, newPassword, cancellationToken) is not { } hash)
        {
            return Passwords.TooManyWaiting();
        }

        return await users.OfUserAsync<User>(
            found.Id,
            new InvalidTokenError(),
            async (change, user) =>
            {
                if (!await change.TakeTokenAsync(user, MailedTokenPurpose.ResetPassword, token))
                {
                    return new InvalidTokenError();
                }

                user.ConfirmEmail();
                await change.ForgetTokensAsync(user, MailedTokenPurpose.ConfirmEmail);
                await SetAsync(change, user, hash, change.Database.Sessions);
                return user;
            },
            cancellationToken);
    }

    private async Task SetAsync(Change change, User user, string hash, IQueryable<Session> sessions)
    {
        user.SetPassword(hash);
        await change.ForgetTokensAsync(user, MailedTokenPurpose.ResetPassword);
        await endings.EndAsync(change, sessions.Where(session => session.UserId == user.Id));
        change.SendAfterCommit(mails.PasswordChanged(user));
    }

    /// <summary>Beside what holds for every password, it is not the name of somebody or something that everybody knows this user by.</summary>
    private async Task<ValidationError?> CheckAsync(User user, string newPassword, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var names = await database.Memberships
            .Where(membership => membership.UserId == user.Id)
            .OrderBy(membership => membership.Id)
            .Select(membership => membership.Organization.Name)
            .Take(Passwords.MaxOwnWords)
            .ToListAsync(cancellationToken);
        return passwords.Check(newPassword, "newPassword", [user.Name, .. EmailAddress.Parts(user.Email), .. names]) is { } mistake
            ? new ValidationError([mistake])
            : null;
    }
}
