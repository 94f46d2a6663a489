using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Orgs.GraphQL.Events;

/// <summary>
/// Ends what is open for a session soon after the session has ended. The rows are looked at twice a second, for all that is open in one
/// statement: so it does not matter which node ended a session, by which way, or whether anybody told of it.
/// </summary>
public sealed partial class OpenSessions(
    IDbContextFactory<OrgsDbContext> contexts, IHttpContextAccessor http, TimeProvider clock, ILogger<OpenSessions> logger) : BackgroundService
{
    private const int MaxInOneStatement = 500;

    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(500);

    private readonly ConcurrentDictionary<Watching, Guid> _watched = new();

    /// <summary>Calls back once when the viewer's session ends, or the ticket that the request came with.</summary>
    public IDisposable Watch(Viewer viewer, Action ended)
        => Watch(
            viewer.SessionId ?? throw new InvalidOperationException("Nobody is signed in."),
            http.HttpContext?.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc,
            ended);

    /// <summary>Calls back once when the session ends, or at its time.</summary>
    public IDisposable Watch(Guid sessionId, DateTimeOffset? until, Action ended)
    {
        var watching = new Watching(this, until, ended);
        _watched[watching] = sessionId;
        return watching;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // In real time, however the clock of the rows goes.
        using var timer = new PeriodicTimer(_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await EndEndedAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                NotLookedAt(logger, exception);
            }
        }
    }

    private async Task EndEndedAsync(CancellationToken cancellationToken)
    {
        if (_watched.IsEmpty)
        {
            return;
        }

        var watched = _watched.ToArray();
        var alive = await FindAliveAsync([.. watched.Select(one => one.Value).Distinct()], cancellationToken);
        var now = clock.GetUtcNow();
        foreach (var (watching, sessionId) in watched)
        {
            if (watching.Until <= now || !alive.Contains(sessionId))
            {
                watching.End();
            }
        }
    }

    private async Task<HashSet<Guid>> FindAliveAsync(IReadOnlyList<Guid> sessionIds, CancellationToken cancellationToken)
    {
        var alive = new HashSet<Guid>();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        foreach (var ids in sessionIds.Chunk(MaxInOneStatement))
        {
            var now = clock.GetUtcNow();
            alive.UnionWith(await database.Sessions
                .Where(session => ids.Contains(session.Id)
                    && session.RevokedAt == null
                    && session.ExpiresAt > now
                    && session.User.DisabledAt == null)
                .Select(session => session.Id)
                .ToListAsync(cancellationToken));
        }

        return alive;
    }

    [LoggerMessage(LogLevel.Warning, "The sessions of open connections could not be looked at; this is tried again.")]
    private static partial void NotLookedAt(ILogger logger, Exception exception);

    private sealed class Watching(OpenSessions sessions, DateTimeOffset? until, Action ended) : IDisposable
    {
        public DateTimeOffset? Until => until;

        public void End()
        {
            if (sessions._watched.TryRemove(this, out _))
            {
                ended();
            }
        }

        public void Dispose() => sessions._watched.TryRemove(this, out _);
    }
}
