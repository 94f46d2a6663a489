using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>Signing in, staying signed in, signing out.</summary>
public sealed partial class Sessions(
    Writes writes,
    UserWrites users,
    IDbContextFactory<OrgsDbContext> contexts,
    Credentials credentials,
    SessionTokens tokens,
    SessionEndings endings,
    ILookupNormalizer normalizer,
    RateLimiter limiter,
    LimitOptions limits,
    ILogger<Sessions> logger)
{
    /// <summary>An unknown address, a wrong password and an account under attack all get the same answer.</summary>
    public async Task<Outcome<SignedIn>> SignInAsync(
        Viewer viewer, RequestOrigin origin, string email, string password, bool useCookie, CancellationToken cancellationToken)
    {
        var address = EmailAddress.IsValid(email) ? normalizer.NormalizeEmail(email) : "";
        var user = await FindAsync(address, cancellationToken);
        var verdict = await credentials.CheckAsync(user, address, password, origin, cancellationToken);
        if (!verdict.Succeeded)
        {
            return verdict.Error;
        }

        var started = await StartAsync(user!, verdict.Value.BetterHash, origin, useCookie ? viewer.SessionId : null, cancellationToken);
        return started.Succeeded ? await UseAsync(viewer, started.Value, useCookie) : started;
    }

    /// <summary>
    /// Begins a session in a change of the user. The one that the browser had before ends: its cookie is about to be replaced.
    /// </summary>
    public async Task<Session> StartAsync(Change change, Guid userId, RequestOrigin origin, Guid? replaced)
    {
        if (replaced is { } before)
        {
            await endings.EndAsync(change, change.Database.Sessions.Where(session => session.Id == before));
        }

        await MakeRoomAsync(change, userId);
        var session = Session.Start(userId, origin.UserAgent, change.Now);
        change.Database.Add(session);
        return session;
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
            return BadCredentialsError.SessionEnded;
        }

        var isGood = false;
        var refreshed = await users.OfUserAsync<SignedIn>(
            token.UserId,
            BadCredentialsError.SessionEnded,
            async (change, user) =>
            {
                var session = await change.Database.Sessions.SingleOrDefaultAsync(
                    session => session.Id == token.SessionId && session.UserId == user.Id, change.CancellationToken);
                if (session is null)
                {
                    return BadCredentialsError.SessionEnded;
                }

                // Written also when it is not good: then it is the session's end.
                isGood = session.Refresh(token.Generation, change.Now);
                if (!isGood)
                {
                    await endings.EndAsync(change, change.Database.Sessions.Where(row => row.Id == session.Id));
                }

                return new SignedIn(user, await PersonalAccountOf(change, user), session, Tokens: null);
            },
            cancellationToken);

        if (!refreshed.Succeeded || isGood)
        {
            return refreshed.Succeeded ? await UseAsync(viewer, refreshed.Value, useCookie: false) : refreshed;
        }

        RefreshRefused(logger, token.SessionId, origin.Network);
        return BadCredentialsError.SessionEnded;
    }

    /// <summary>Ends the viewer's session at once, everywhere it is used. False when nobody was signed in.</summary>
    public async Task<bool> SignOutAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        await tokens.DeleteCookieAsync();
        if (viewer.SessionId is not { } sessionId)
        {
            return false;
        }

        await EndAsync(database => database.Sessions.Where(session => session.Id == sessionId), cancellationToken);
        viewer.Leave();
        return true;
    }

    /// <summary>Ends all sessions of the viewer, this one too. Answers how many.</summary>
    public async Task<int> SignOutEverywhereAsync(Viewer viewer, CancellationToken cancellationToken)
    {
        var userId = viewer.SignedIn.Id;
        var ended = await EndAsync(database => database.Sessions.Where(session => session.UserId == userId), cancellationToken);
        await tokens.DeleteCookieAsync();
        viewer.Leave();
        return ended;
    }

    /// <summary>Ends one of the viewer's sessions. Somebody else's does not exist.</summary>
    public async Task<Outcome<Session>> RevokeAsync(Viewer viewer, Guid sessionId, CancellationToken cancellationToken)
    {
        var userId = viewer.SignedIn.Id;
        var isOwn = sessionId == viewer.SessionId;
        var revoked = await writes.ExecuteAsync<Session>(
            async change =>
            {
                var session = await change.Database.Sessions.AsNoTracking().SingleOrDefaultAsync(
                    session => session.Id == sessionId && session.UserId == userId, change.CancellationToken);
                var ended = await endings.EndAsync(change, change.Database.Sessions.Where(row => row.Id == sessionId && row.UserId == userId));
                return session is not null && ended > 0 ? session : new NotFoundError();
            },
            cancellationToken);

        if (revoked.Succeeded && isOwn)
        {
            await tokens.DeleteCookieAsync();
            viewer.Leave();
        }

        return revoked;
    }

    /// <summary>Makes this request, and with the cookie the next ones, the user's.</summary>
    public async Task<SignedIn> UseAsync(Viewer viewer, SignedIn signedIn, bool useCookie)
    {
        viewer.Become(signedIn.User, signedIn.PersonalAccount, signedIn.Session);
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

    private Task<Outcome<SignedIn>> StartAsync(
        User verified, string? betterHash, RequestOrigin origin, Guid? replaced, CancellationToken cancellationToken)
        => users.OfUserAsync<SignedIn>(
            verified.Id,
            new BadCredentialsError(),
            async (change, user) =>
            {
                // The password that was checked may have been changed since, and all sessions ended.
                if (user.PasswordHash != verified.PasswordHash)
                {
                    return new BadCredentialsError();
                }

                user.PasswordHash = betterHash ?? user.PasswordHash;
                var session = await StartAsync(change, user.Id, origin, replaced);
                return new SignedIn(user, await PersonalAccountOf(change, user), session, Tokens: null);
            },
            cancellationToken);

    /// <summary>Sessions that are long over are forgotten; of those that are alive there is a bounded number.</summary>
    private async Task MakeRoomAsync(Change change, Guid userId)
    {
        var all = change.Database.Sessions.Where(session => session.UserId == userId);
        await all.Where(Session.IsLongOver(change.Now)).ExecuteDeleteAsync(change.CancellationToken);

        var alive = all.Where(session => session.RevokedAt == null && session.ExpiresAt > change.Now);
        if (await alive.CountAsync(change.CancellationToken) >= limits.SessionsPerUser)
        {
            var kept = Math.Max(0, limits.SessionsPerUser - 1);
            var oldest = await alive.OrderByDescending(session => session.LastSeenAt).ThenBy(session => session.Id)
                .Skip(kept).Select(session => session.Id).ToListAsync(change.CancellationToken);
            await endings.EndAsync(change, all.Where(session => oldest.Contains(session.Id)));
        }
    }

    private async Task<int> EndAsync(Func<OrgsDbContext, IQueryable<Session>> sessions, CancellationToken cancellationToken)
    {
        var ended = 0;
        await writes.ExecuteAsync<Accepted>(
            async change =>
            {
                ended = await endings.EndAsync(change, sessions(change.Database));
                return new Accepted();
            },
            cancellationToken);
        return ended;
    }

    private static Task<PersonalAccount> PersonalAccountOf(Change change, User user)
        => change.Database.PersonalAccounts.SingleAsync(account => account.UserId == user.Id, change.CancellationToken);

    [LoggerMessage(LogLevel.Warning, "A refresh token of session {SessionId} that was used before came from {Network}, or after the session's end. The session is over.")]
    private static partial void RefreshRefused(ILogger logger, Guid sessionId, string network);
}

/// <summary>Who is signed in now, and with what.</summary>
/// <param name="User">The user.</param>
/// <param name="PersonalAccount">The user's own account.</param>
/// <param name="Session">The session.</param>
/// <param name="Tokens">What a client without cookies keeps; null when it got the cookie.</param>
public sealed record SignedIn(User User, PersonalAccount PersonalAccount, Session Session, TokenPair? Tokens);
