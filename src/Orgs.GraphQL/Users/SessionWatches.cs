using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Orgs.GraphQL.Users;

/// <summary>What this process keeps open for which session, such as a web socket, and who is to be told when the session ends.</summary>
public sealed class SessionWatches
{
    private readonly ConcurrentDictionary<Guid, ImmutableArray<Watch>> _bySession = new();

    /// <summary>The sessions that something is open for.</summary>
    public ICollection<Guid> SessionIds => _bySession.Keys;

    /// <summary>
    /// Calls back once when the session ends, or at its time, until disposed. It may have ended just before: look at the row after watching.
    /// </summary>
    /// <param name="sessionId">The session.</param>
    /// <param name="until">When the ticket ends that whoever it is came with; null when it ends with the session.</param>
    /// <param name="ended">Is called back; must not fail.</param>
    public IDisposable Add(Guid sessionId, DateTimeOffset? until, Action ended)
    {
        var watch = new Watch(this, sessionId, until, ended);
        _bySession.AddOrUpdate(sessionId, static (_, added) => [added], static (_, others, added) => others.Add(added), watch);
        return watch;
    }

    /// <summary>Tells those who watch one of the sessions.</summary>
    public void End(IEnumerable<Guid> sessionIds)
    {
        foreach (var sessionId in sessionIds)
        {
            if (_bySession.TryRemove(sessionId, out var watches))
            {
                foreach (var watch in watches)
                {
                    watch.Ended();
                }
            }
        }
    }

    /// <summary>Tells those whose time has come.</summary>
    public void EndExpired(DateTimeOffset now)
    {
        foreach (var (_, watches) in _bySession)
        {
            foreach (var watch in watches)
            {
                if (watch.Until <= now && Remove(watch))
                {
                    watch.Ended();
                }
            }
        }
    }

    /// <summary>False when it was removed before.</summary>
    private bool Remove(Watch watch)
    {
        while (_bySession.TryGetValue(watch.SessionId, out var watches) && watches.Contains(watch))
        {
            var others = watches.Remove(watch);
            var isRemoved = others.IsEmpty
                ? _bySession.TryRemove(KeyValuePair.Create(watch.SessionId, watches))
                : _bySession.TryUpdate(watch.SessionId, others, watches);
            if (isRemoved)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class Watch(SessionWatches watches, Guid sessionId, DateTimeOffset? until, Action ended) : IDisposable
    {
        public Guid SessionId => sessionId;

        public DateTimeOffset? Until => until;

        public Action Ended => ended;

        public void Dispose() => watches.Remove(this);
    }
}
