namespace Orgs.GraphQL.Users;

/// <summary>Using the token that was mailed to a new user.</summary>
public sealed class EmailConfirmation(Writes writes, RateLimiter limiter, LimitOptions limits)
{
    /// <summary>Works once, for a day, and only while the user still has the address it was mailed to.</summary>
    public async Task<Outcome<User>> ConfirmAsync(Viewer viewer, RequestOrigin origin, string token, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        Outcome<User> confirmed = SecretToken.IsWellFormed(token)
            ? await writes.ExecuteAsync(change => UseAsync(change, SecretToken.Hash(token)), cancellationToken)
            : new InvalidTokenError();

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

    private static async Task<Outcome<User>> UseAsync(Change change, byte[] hash)
    {
        var mailed = await change.Database.MailedTokens.SingleOrDefaultAsync(
            token => token.TokenHash == hash && token.Purpose == MailedTokenPurpose.ConfirmEmail, change.CancellationToken);
        if (mailed is null || change.Now >= mailed.ExpiresAt)
        {
            return new InvalidTokenError();
        }

        var user = await change.Database.Users.SingleAsync(user => user.Id == mailed.UserId, change.CancellationToken);
        if (user.NormalizedEmail != mailed.NormalizedEmail)
        {
            return new InvalidTokenError();
        }

        user.ConfirmEmail();
        change.Database.Remove(mailed);
        return user;
    }
}
