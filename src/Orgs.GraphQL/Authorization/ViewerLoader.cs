using System.Diagnostics;
using System.Security.Claims;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// Finds out who is asking, in one statement: the session has to be alive and the user switched on, now. The ticket in a
/// cookie or token only says which session that is.
/// </summary>
public sealed class ViewerLoader(IDbContextFactory<OrgsDbContext> contexts, TimeProvider clock)
{
    // Not static: a compiled query belongs to one model, and each host has its own.
    private readonly Func<OrgsDbContext, Guid, Task<Found?>> _find = EF.CompileAsyncQuery(
        (OrgsDbContext database, Guid sessionId) => (
            from session in database.Sessions.AsNoTracking()
            join user in database.Users.AsNoTracking() on session.UserId equals user.Id
            join account in database.PersonalAccounts.AsNoTracking() on user.Id equals account.UserId
            where session.Id == sessionId
            select new Found(session, user, account)).FirstOrDefault());

    /// <summary>The viewer whose session the ticket names, or null when nobody is signed in with it any more.</summary>
    public async Task<Viewer?> LoadAsync(ClaimsPrincipal principal, CancellationToken cancellationToken)
    {
        var askedAt = Stopwatch.GetTimestamp();
        if (!Guid.TryParse(principal.FindFirstValue(SessionClaims.SessionId), out var sessionId))
        {
            return null;
        }

        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await _find(database, sessionId) is not { } found || !found.Session.IsAlive(now) || found.User.DisabledAt is not null)
        {
            return null;
        }

        if (now - found.Session.LastSeenAt > Session.SeenResolution)
        {
            await NoteSeenAsync(database, found.Session, now, cancellationToken);
        }

        var viewer = new Viewer { AskedAt = askedAt };
        viewer.Become(found.User, found.PersonalAccount, found.Session);
        return viewer;
    }

    private static async Task NoteSeenAsync(OrgsDbContext database, Session session, DateTimeOffset now, CancellationToken cancellationToken)
    {
        session.See(now);
        await database.Sessions
            .Where(row => row.Id == session.Id && row.RevokedAt == null)
            .ExecuteUpdateAsync(
                row => row.SetProperty(one => one.LastSeenAt, session.LastSeenAt).SetProperty(one => one.ExpiresAt, session.ExpiresAt),
                cancellationToken);
    }

    private sealed record Found(Session Session, User User, PersonalAccount PersonalAccount);
}
