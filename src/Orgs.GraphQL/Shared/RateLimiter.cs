using System.Collections.Concurrent;

namespace Orgs.GraphQL.Shared;

/// <summary>So many times in so long, for each key.</summary>
public sealed record RateLimit(string Name, int Permits, TimeSpan Window);

/// <summary>
/// Counts in fixed windows, in memory. A window holds a bounded number of keys and starts anew when it is full: memory
/// comes before exactness.
/// </summary>
public sealed class RateLimiter(TimeProvider clock)
{
    private const int MaxKeys = 100_000;

    private readonly ConcurrentDictionary<RateLimit, Window> _windows = new();

    /// <summary>Counts one try. Null while there are tries left.</summary>
    public RateLimitedError? Take(RateLimit limit, string key)
    {
        var window = Current(limit);
        var used = window.Counts.AddOrUpdate(key, 1, (_, count) => count + 1);
        return used > limit.Permits ? Refusal(window) : null;
    }

    /// <summary>The refusal that the next try would get, without counting one.</summary>
    public RateLimitedError? Check(RateLimit limit, string key)
    {
        var window = Current(limit);
        return window.Counts.TryGetValue(key, out var used) && used >= limit.Permits ? Refusal(window) : null;
    }

    public void Reset(RateLimit limit, string key) => Current(limit).Counts.TryRemove(key, out _);

    private Window Current(RateLimit limit)
    {
        var now = clock.GetUtcNow();
        return _windows.AddOrUpdate(
            limit,
            static (limit, now) => new Window(now + limit.Window),
            static (limit, window, now) => now >= window.EndsAt || window.IsFull ? new Window(now + limit.Window) : window,
            now);
    }

    private RateLimitedError Refusal(Window window)
        => new(Math.Max(1, (int)Math.Ceiling((window.EndsAt - clock.GetUtcNow()).TotalSeconds)));

    private sealed class Window(DateTimeOffset endsAt)
    {
        public DateTimeOffset EndsAt { get; } = endsAt;

        public ConcurrentDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

        // Counting a concurrent dictionary takes all its locks; its size is looked at only now and then.
        public bool IsFull => Random.Shared.Next(256) == 0 && Counts.Count >= MaxKeys;
    }
}
