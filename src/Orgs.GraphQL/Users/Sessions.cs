using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>Signing in, staying signed in, signing out.</summary>
public sealed partial class Sessions(
    Writes writes,
    IDbContextFactory<OrgsDbContext> contexts,
    Passwords passwords,
    SessionTokens tokens,
    ILookupNormalizer normalizer,
    RateLimiter limiter,
    LimitOptions limits,
    ILogger<Sessions> logger)
{
    private static readonly BadCredentialsError _sessionEnded = new("This session has ended. Please sign in again.");

    /// <summary>An unknown address, a wrong password and an account under attack all get the same answer.</summary>
    public async Task<Outcome<SignedIn>> SignInAsync(
        Viewer viewer, RequestOrigin origin, string email, string password, bool useCookie, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.SignInPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        var address = EmailAddress.IsValid(email) ? normalizer.NormalizeEmail(email) : "";
        var user = await FindAsync(address, cancellationToken);
        var verdict = password.Length > Passwords.MaxLength
            ? new Passwords.Verdict(IsRight: false, BetterHash: null)
            : await passwords.VerifyAsync(user, password, cancellationToken);

        if (verdict is null)
        {
            return new RateLimitedError(RetryAfterSeconds: 2);
        }

        var guarded = $"{address} {origin.Network}";
        if (limiter.Check(limits.SignInPerAccount, guarded) is not null
            || limiter.Check(limits.SignInPerAccountEverywhere, address) is not null
            || !verdict.IsRight)
        {
            limiter.Take(limits.SignInPerAccount, guarded);
            limiter.Take(limits.SignInPerAccountEverywhere, address);
            limiter.Take(limits.SignInPerNetwork, origin.Network);
            Refused(logger, user?.Id, origin.Network);
            return new BadCredentialsError();
        }

        limiter.Reset(limits.SignInPerAccount, guarded);
        var started = await StartAsync(user!.Id, verdict.BetterHash, origin, cancellationToken);
        return started.Succeeded ? await UseAsync(viewer, started.Value, useCookie) : started;
    }

    /// <summary>A new pair for an old one. An old refresh token that comes back ends the session: somebody has a copy.</summary>
    public async Task<Outcome<SignedIn>> RefreshAsync(
        Viewer viewer, RequestOrigin origin, string refreshToken, CancellationToken cancellationToken)
    {
        if (limiter.Check(limits.WrongTokenPerNetwork, origin.Network) is { } refusal)
        {
            return refusal;
        }

        if (tokens.ReadRefreshToken(refreshToken) is not { } token)
        {
            limiter.Take(limits.WrongTokenPerNetwork, origin.Network);
            return _sessionEnded;
        }

        var isGood = false;
        var refreshed = await writes.ExecuteAsync<SignedIn>(
            async change =>
            {
                var session = await change.Database.Sessions
                    .Include(session => session.User)
                    .SingleOrDefaultAsync(session => session.Id == token.SessionId, change.CancellationToken);

                if (session is null)
                {
                    return _sessionEnded;
                }

                // Kept also when it is not good: then it is the session's end.
                isGood = session.Refresh(token.Generation, change.Now) && session.User.DisabledAt is null;
                return new SignedIn(session.User, await PersonalAccountOf(change, session.User), session, Tokens: null);
            },
            cancellationToken);

        if (!refreshed.Succeeded || isGood)
        {
            return refreshed.Succeeded ? await UseAsync(viewer, refreshed.Value, useCookie: false) : refreshed;
        }

        RefreshRefused(logger, token.SessionId, origin.Network);
        return _sessionEnded;
    }

    /// <summary>Ends the viewer's session at once, everywhere it is used. False when nobody was signed in.</summary>
    public async Task<bool> SignOutAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await tokens.DeleteCookieAsync();
        if (viewer.SessionId is not { } sessionId)
        {
            return false;
        }

        await writes.ExecuteAsync<Session>(
            async change =>
            {
                var session = await change.Database.Sessions.SingleAsync(session => session.Id == sessionId, change.CancellationToken);
                session.Revoke(change.Now);
                return session;
            },
            cancellationToken);
        viewer.Leave();
        return true;
    }

    /// <summary>Makes this request, and with the cookie the next ones, the user's.</summary>
    public async Task<SignedIn> UseAsync(Viewer viewer, SignedIn signedIn, bool useCookie)
    {
        viewer.Become(signedIn.User, signedIn.PersonalAccount, signedIn.Session.Id);
        if (!useCookie)
        {
            return signedIn with { Tokens = tokens.Mint(signedIn.Session) };
        }

        await tokens.SetCookieAsync(signedIn.Session);
        return signedIn;
    }

    private async Task<User?> FindAsync(string normalizedEmail, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Users.SingleOrDefaultAsync(user => user.NormalizedEmail == normalizedEmail, cancellationToken);
    }

    private Task<Outcome<SignedIn>> StartAsync(Guid userId, string? betterHash, RequestOrigin origin, CancellationToken cancellationToken)
        => writes.ExecuteAsync<SignedIn>(
            async change =>
            {
                var user = await change.Database.Users.SingleOrDefaultAsync(
                    user => user.Id == userId && user.DisabledAt == null, change.CancellationToken);
                if (user is null)
                {
                    return new BadCredentialsError();
                }

                user.PasswordHash = betterHash ?? user.PasswordHash;
                var session = Session.Start(user.Id, origin.UserAgent, change.Now);
                change.Database.Add(session);
                return new SignedIn(user, await PersonalAccountOf(change, user), session, Tokens: null);
            },
            cancellationToken);

    private static Task<PersonalAccount> PersonalAccountOf(Change change, User user)
        => change.Database.PersonalAccounts.SingleAsync(account => account.UserId == user.Id, change.CancellationToken);

    [LoggerMessage(LogLevel.Information, "A sign-in of user {UserId} from {Network} was refused.")]
    private static partial void Refused(ILogger logger, Guid? userId, string network);

    [LoggerMessage(LogLevel.Warning, "A refresh token of session {SessionId} that was used before came from {Network}, or after the session's end. The session is over.")]
    private static partial void RefreshRefused(ILogger logger, Guid sessionId, string network);
}

/// <summary>Who is signed in now, and with what.</summary>
/// <param name="User">The user.</param>
/// <param name="PersonalAccount">The user's own account.</param>
/// <param name="Session">The session.</param>
/// <param name="Tokens">What a client without cookies keeps; null when it got the cookie.</param>
public sealed record SignedIn(User User, PersonalAccount PersonalAccount, Session Session, TokenPair? Tokens);
