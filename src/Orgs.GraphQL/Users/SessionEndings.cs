namespace Orgs.GraphQL.Users;

/// <summary>
/// The one place where sessions end: signing out, a new password, locking and deleting all come here. The row is what counts, on
/// every node; whoever keeps something open for a session, such as a web socket, hears of it at once, on this node and on the others.
/// </summary>
public sealed partial class SessionEndings(SessionWatches watches, ITopicEventSender sender, ILogger<SessionEndings> logger)
{
    /// <summary>Where nodes tell each other which sessions have ended.</summary>
    public const string Topic = "sessions-ended";

    // What carries events between nodes has bounds.
    private const int MaxInOneMessage = 100;

    /// <summary>Ends those of the sessions that are alive, and answers how many these were.</summary>
    public async Task<int> EndAsync(Change change, IQueryable<Session> sessions)
    {
        var ids = await sessions
            .Where(session => session.RevokedAt == null && session.ExpiresAt > change.Now)
            .Select(session => session.Id)
            .ToListAsync(change.CancellationToken);
        await change.Database.Sessions
            .Where(session => ids.Contains(session.Id))
            .ExecuteUpdateAsync(row => row.SetProperty(session => session.RevokedAt, change.Now), change.CancellationToken);
        change.AfterCommit(() =>
        {
            watches.End(ids);
            _ = TellOthersAsync(ids);
        });
        return ids.Count;
    }

    /// <summary>Never fails: the sessions have ended, and whoever is not told looks at the rows by and by.</summary>
    private async Task TellOthersAsync(List<Guid> sessionIds)
    {
        try
        {
            foreach (var some in sessionIds.Chunk(MaxInOneMessage))
            {
                await sender.SendAsync(Topic, new EndedSessions(some));
            }
        }
        catch (Exception exception)
        {
            OthersNotTold(logger, exception);
        }
    }

    [LoggerMessage(LogLevel.Warning, "Sessions have ended, and the other nodes could not be told; they will see it themselves.")]
    private static partial void OthersNotTold(ILogger logger, Exception exception);
}

/// <summary>Sessions that have ended.</summary>
public sealed record EndedSessions(IReadOnlyList<Guid> Ids);
