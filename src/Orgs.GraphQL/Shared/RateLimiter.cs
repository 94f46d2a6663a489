using System.Collections.Concurrent;
using System.Threading.RateLimiting;

namespace Orgs.GraphQL.Shared;

/// <summary>So many permits in so long, for each key.</summary>
public sealed record RateLimit(string Name, int Permits, TimeSpan Window);

/// <summary>Whom a limit counts.</summary>
public readonly record struct RateKey(RateLimit Limit, string Key);

/// <summary>
/// Counts in fixed windows, in memory. A window holds a bounded number of keys and starts anew when it is full: memory
/// comes before exactness. .NET's own limiters keep an object of several hundred bytes for each key until a timer finds it idle.
/// </summary>
public sealed class RateLimiter(TimeProvider clock) : PartitionedRateLimiter<RateKey>
{
    /// <summary>Keys of one window; a million addresses in one minute are a flood, and nobody's fair share.</summary>
    public const int MaxKeys = 50_000;

    private readonly ConcurrentDictionary<RateLimit, Window> _windows = new();

    /// <summary>Counts one try. Null while there are tries left.</summary>
    public RateLimitedError? Take(RateLimit limit, string key)
        => Spend(limit, key, 1) is { IsAcquired: false } refused ? new RateLimitedError(refused.SecondsToReset) : null;

    /// <summary>Takes permits if there are as many left, and says what is left then. What is refused takes none.</summary>
    public RateLease Spend(RateLimit limit, string key, int permits)
    {
        var window = Current(limit);
        var isAcquired = window.Counters.GetOrAdd(key, static _ => new Counter()).TryAdd(permits, limit.Permits, out var used);
        return new RateLease(isAcquired, limit.Permits - used, window.EndsAt - clock.GetUtcNow());
    }

    /// <summary>The refusal that the next try would get, without counting one.</summary>
    public RateLimitedError? Check(RateLimit limit, string key)
    {
        var window = Current(limit);
        return window.Used(key) >= limit.Permits ? new RateLimitedError(new RateLease(false, 0, window.EndsAt - clock.GetUtcNow()).SecondsToReset) : null;
    }

    public void Reset(RateLimit limit, string key) => Current(limit).Counters.TryRemove(key, out _);

    public override RateLimiterStatistics GetStatistics(RateKey resource)
        => new() { CurrentAvailablePermits = resource.Limit.Permits - Current(resource.Limit).Used(resource.Key) };

    protected override RateLimitLease AttemptAcquireCore(RateKey resource, int permitCount) => Spend(resource.Limit, resource.Key, permitCount);

    /// <summary>Nobody waits for permits here: who has none is told when to come again.</summary>
    protected override ValueTask<RateLimitLease> AcquireAsyncCore(RateKey resource, int permitCount, CancellationToken cancellationToken)
        => new(AttemptAcquireCore(resource, permitCount));

    private Window Current(RateLimit limit)
    {
        var now = clock.GetUtcNow();
        return _windows.TryGetValue(limit, out var window) && window.IsOpen(now) ? window : Renew(limit, now);
    }

    private Window Renew(RateLimit limit, DateTimeOffset now)
        => _windows.AddOrUpdate(
            limit,
            static (limit, now) => new Window(now + limit.Window),
            static (limit, window, now) => window.IsOpen(now) ? window : new Window(now + limit.Window),
            now);

    private sealed class Window(DateTimeOffset endsAt)
    {
        private volatile bool _isFull;

        public DateTimeOffset EndsAt { get; } = endsAt;

        public ConcurrentDictionary<string, Counter> Counters { get; } = new(StringComparer.Ordinal);

        public bool IsOpen(DateTimeOffset now) => now < EndsAt && !IsFull();

        public int Used(string key) => Counters.TryGetValue(key, out var counter) ? counter.Used : 0;

        // Counting a concurrent dictionary takes all its locks; its size is looked at only now and then.
        private bool IsFull()
        {
            if (!_isFull && Random.Shared.Next(256) == 0)
            {
                _isFull = Counters.Count >= MaxKeys;
            }

            return _isFull;
        }
    }

    private sealed class Counter
    {
        private int _used;

        public int Used => Volatile.Read(ref _used);

        /// <summary>Adds if the sum stays within the limit; answers the sum as it is then.</summary>
        public bool TryAdd(int permits, int limit, out int used)
        {
            while (true)
            {
                used = Used;
                if (permits > limit - used)
                {
                    return false;
                }

                if (Interlocked.CompareExchange(ref _used, used + permits, used) == used)
                {
                    used += permits;
                    return true;
                }
            }
        }
    }
}
