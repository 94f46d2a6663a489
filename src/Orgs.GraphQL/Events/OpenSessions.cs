using System.Collections.Concurrent;
using Microsoft.AspNetCore.Authentication;

namespace Orgs.GraphQL.Events;

/// <summary>
/// Ends what is open for a session when the session ends. Nodes tell each other at once; and because a word can get lost, or a row be changed by
/// somebody who tells nobody, the rows are looked at twice a second as well, for all that is open in one statement.
/// </summary>
public sealed partial class OpenSessions(
    SessionEndings endings,
    ITopicEventReceiver receiver,
    IDbContextFactory<OrgsDbContext> contexts,
    IHttpContextAccessor http,
    TimeProvider clock,
    ILogger<OpenSessions> logger) : BackgroundService
{
    /// <summary>In the text of the statement that looks at the rows.</summary>
    public const string Purpose = "Sessions of what is open";

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
        watching.Hearing = endings.Watch(sessionId, watching.End);
        return watching;
    }

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
                    endings.Tell(sessions.Ids);
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
        // In real time, however the clock of the rows goes.
        using var timer = new PeriodicTimer(_interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                EndExpired();
                await EndEndedAsync(stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                NotLookedAt(logger, exception);
            }
        }
    }

    /// <summary>Needs no database, and so does not wait for one that is slow.</summary>
    private void EndExpired()
    {
        var now = clock.GetUtcNow();
        foreach (var (watching, _) in _watched)
        {
            if (watching.Until <= now)
            {
                watching.End();
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
        foreach (var (watching, sessionId) in watched)
        {
            if (!alive.Contains(sessionId))
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

            // As one parameter: thousands of them, twice a second, would make more garbage than everything that is open.
            var found = database.Sessions.TagWith(Purpose)
                .Where(session => EF.Parameter(ids).Contains(session.Id)
                    && session.RevokedAt == null
                    && session.ExpiresAt > now
                    && session.User.DisabledAt == null);

            // Nearly always all of them are.
            alive.UnionWith(await found.CountAsync(cancellationToken) == ids.Length
                ? ids
                : await found.Select(session => session.Id).ToListAsync(cancellationToken));
        }

        return alive;
    }

    [LoggerMessage(LogLevel.Warning, "The sessions of open connections could not be looked at; this is tried again.")]
    private static partial void NotLookedAt(ILogger logger, Exception exception);

    private sealed class Watching(OpenSessions sessions, DateTimeOffset? until, Action ended) : IDisposable
    {
        public DateTimeOffset? Until => until;

        public IDisposable? Hearing { get; set; }

        public void End()
        {
            if (sessions._watched.TryRemove(this, out _))
            {
                Hearing?.Dispose();
                ended();
            }
        }

        public void Dispose()
        {
            sessions._watched.TryRemove(this, out _);
            Hearing?.Dispose();
        }
    }
}
