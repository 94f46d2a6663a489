namespace Orgs.GraphQL.Users;

/// <summary>Proving an address with the token that was mailed to it.</summary>
public sealed class EmailConfirmation(
    UserWrites users, IDbContextFactory<OrgsDbContext> contexts, ConfirmationMail mail, RateLimiter limiter, LimitOptions limits)
{
    /// <summary>Works once, for a day, and only while the user still has the address it was mailed to.</summary>
    public async Task<Outcome<User>> ConfirmAsync(Viewer viewer, RequestOrigin origin, string token, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var confirmed = await UseAsync(token, cancellationToken);
        if (confirmed.Succeeded)
        {
            viewer.Changed(confirmed.Value);
        }
        else
        {
            limiter.Take(limits.WrongTokenPerNetwork, origin.Network);
        }

        return confirmed;
    }

    /// <summary>Mails a new token to the viewer; the one before is good for nothing then. Who has confirmed already gets no mail.</summary>
    public async Task<Outcome<Accepted>> ResendAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var asking = viewer.SignedIn;
        return !asking.EmailConfirmed && limiter.Take(limits.AccountMailPerAddress, asking.NormalizedEmail!) is { } refusal
            ? refusal
            : await users.ByViewerAsync<Accepted>(
                viewer,
                async (change, user) =>
                {
                    if (!user.EmailConfirmed)
                    {
                        await mail.SendAsync(change, user);
                    }

                    return new Accepted();
                },
                cancellationToken);
    }

    private async Task<Outcome<User>> UseAsync(string token, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.FindUserByTokenAsync(MailedTokenPurpose.ConfirmEmail, token, cancellationToken) is not { } userId)
        {
            return new InvalidTokenError();
        }

        return await users.OfUserAsync<User>(
            userId,
            new InvalidTokenError(),
            async (change, user) =>
            {
                if (!await change.TakeTokenAsync(user, MailedTokenPurpose.ConfirmEmail, token))
                {
                    return new InvalidTokenError();
                }

                user.ConfirmEmail();
                return user;
            },
            cancellationToken);
    }
}
