using Microsoft.AspNetCore.Authentication;

namespace Orgs.GraphQL.Events;

/// <summary>
/// Ends what is open for a session when the session ends. Nodes tell each other at once; and because a word can get lost, or a row be changed by
/// somebody who tells nobody, twice a second one statement asks for what has ended lately, however much is open. What it cannot find, because
/// a row is gone or says that it ended long ago, is found when all that is open is looked at, every half minute.
/// </summary>
public sealed partial class OpenSessions(
    SessionWatches watches,
    ITopicEventReceiver receiver,
    IDbContextFactory<OrgsDbContext> contexts,
    IHttpContextAccessor http,
    TimeProvider clock,
    ILogger<OpenSessions> logger) : BackgroundService
{
    /// <summary>In the text of the statements that look at the rows.</summary>
    public const string Purpose = "Sessions of what is open";

    /// <summary>How often all that is open is looked at.</summary>
    public static readonly TimeSpan AllInterval = TimeSpan.FromSeconds(30);

    private const int MaxInOneStatement = 500;

    private static readonly TimeSpan _interval = TimeSpan.FromMilliseconds(500);

    /// <summary>How long after the time in a row it may be committed, by a clock that may go differently.</summary>
    private static readonly TimeSpan _overlap = TimeSpan.FromMinutes(1);

    // Not static: a compiled query belongs to one model, and each host has its own.
    private readonly Func<OrgsDbContext, DateTimeOffset, DateTimeOffset, IAsyncEnumerable<Guid>> _findEnded = EF.CompileAsyncQuery(
        (OrgsDbContext database, DateTimeOffset since, DateTimeOffset now) => database.Sessions.TagWith(Purpose)
            .Where(session => session.RevokedAt >= since)
            .Select(session => session.Id)
            .Concat(database.Sessions.Where(session => session.ExpiresAt >= since && session.ExpiresAt <= now).Select(session => session.Id))
            .Concat(database.Sessions.Where(session => session.User.DisabledAt >= since).Select(session => session.Id)));

    /// <summary>
    /// Calls back once when the viewer's session ends, or the ticket that the request came with. What runs over a web socket needs no watch of its
    /// own: the socket has one, and ends with everything that runs over it.
    /// </summary>
    public IDisposable? Watch(Viewer viewer, Action ended)
        => http.HttpContext is { WebSockets.IsWebSocketRequest: true }
            ? null
            : watches.Add(
                viewer.SessionId ?? throw new InvalidOperationException("Nobody is signed in."),
                http.HttpContext?.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc,
                ended);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(HearAsync(stoppingToken), LookAsync(stoppingToken));

    private async Task HearAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var ended = await receiver.SubscribeAsync<EndedSessions>(SessionEndings.Topic, stoppingToken);
                await foreach (var sessions in ended.ReadEventsAsync().WithCancellation(stoppingToken))
                {
                    watches.End(sessions.Ids);
                }
            }
            catch (Exception) when (!stoppingToken.IsCancellationRequested)
            {
                // What carries the word broke off. Until it is back, looking has to do.
            }

            await Task.Delay(_interval, stoppingToken);
        }
    }

    private async Task LookAsync(CancellationToken stoppingToken)
    {
        var since = clock.GetUtcNow();
        var lookedAtAll = since;

        // In real time, however the clock of the rows goes.
        using var timer = new PeriodicTimer(_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                var now = clock.GetUtcNow();

                // Needs no database, and so does not wait for one that is slow.
                watches.EndExpired(now);
                if (watches.SessionIds is { Count: > 0 } sessionIds)
                {
                    await using var database = await contexts.CreateDbContextAsync(stoppingToken);
                    await EndEndedAsync(database, since - _overlap, now, stoppingToken);
                    // A clock that was set back must not put it off.
                    if ((now - lookedAtAll).Duration() >= AllInterval)
                    {
                        await EndAllButAliveAsync(database, sessionIds, now, stoppingToken);
                        lookedAtAll = now;
                    }
                }

                since = now;
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                NotLookedAt(logger, exception);
            }
        }
    }

    private async Task EndEndedAsync(OrgsDbContext database, DateTimeOffset since, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var ended = new List<Guid>();
        await foreach (var sessionId in _findEnded(database, since, now).WithCancellation(cancellationToken))
        {
            ended.Add(sessionId);
        }

        watches.End(ended);
    }

    private async Task EndAllButAliveAsync(
        OrgsDbContext database, IEnumerable<Guid> sessionIds, DateTimeOffset now, CancellationToken cancellationToken)
    {
        foreach (var ids in sessionIds.Chunk(MaxInOneStatement))
        {
            var alive = await database.Sessions.TagWith(Purpose)
                .Where(session => EF.Parameter(ids).Contains(session.Id)
                    && session.RevokedAt == null
                    && session.ExpiresAt > now
                    && session.User.DisabledAt == null)
                .Select(session => session.Id)
                .ToListAsync(cancellationToken);
            watches.End(ids.Except(alive));
        }
    }

    [LoggerMessage(LogLevel.Warning, "The sessions of open connections could not be looked at; this is tried again.")]
    private static partial void NotLookedAt(ILogger logger, Exception exception);
}
