namespace Orgs.GraphQL.Users;

/// <summary>Making and taking tokens that are mailed to users. Of one kind a user has one at a time: the newest.</summary>
public static class MailedTokens
{
    public static async Task<string> IssueAsync(this Change change, User user, MailedTokenPurpose purpose)
    {
        await change.ForgetTokensAsync(user, purpose);
        var token = SecretToken.Create();
        change.Database.Add(MailedToken.For(user, purpose, token, change.Now));
        return token;
    }

    /// <summary>Takes a token and all others of its kind away. True when it was good; of two that come at once, one is.</summary>
    public static async Task<bool> TakeTokenAsync(this Change change, User user, MailedTokenPurpose purpose, string token)
    {
        var hash = SecretToken.Hash(token);
        var mailed = await change.Database.MailedTokens.AsNoTracking().SingleOrDefaultAsync(
            row => row.TokenHash == hash && row.Purpose == purpose, change.CancellationToken);

        return mailed is not null
            && mailed.IsGoodFor(user, change.Now)
            && SecretToken.Matches(token, mailed.TokenHash)
            && await change.ForgetTokensAsync(user, purpose) > 0;
    }

    public static Task<int> ForgetTokensAsync(this Change change, User user, MailedTokenPurpose purpose)
        => change.Database.MailedTokens
            .Where(row => row.UserId == user.Id && row.Purpose == purpose)
            .ExecuteDeleteAsync(change.CancellationToken);

    /// <summary>Whom a token was mailed to. That never changes, so it needs no lock; whether it is still good is decided under one.</summary>
    public static async Task<Guid?> FindUserByTokenAsync(
        this OrgsDbContext database, MailedTokenPurpose purpose, string token, CancellationToken cancellationToken)
    {
        if (!SecretToken.IsWellFormed(token))
        {
            return null;
        }

        var hash = SecretToken.Hash(token);
        return await database.MailedTokens
            .Where(row => row.TokenHash == hash && row.Purpose == purpose)
            .Select(row => (Guid?)row.UserId)
            .SingleOrDefaultAsync(cancellationToken);
    }
}
