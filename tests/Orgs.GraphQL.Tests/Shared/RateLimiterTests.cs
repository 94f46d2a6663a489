using System.Threading.RateLimiting;
using RateLimiter = Orgs.GraphQL.Shared.RateLimiter;

namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class RateLimiterTests : IDisposable
{
    private static readonly RateLimit _limit = new("tries", 2, TimeSpan.FromMinutes(1));

    private readonly ManualClock _clock = new();
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = new RateLimiter(_clock);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public void A_limit_is_for_a_key_and_a_window()
    {
        _limiter.Take(_limit, "a").ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(20));
        _limiter.Take(_limit, "a").ShouldBeNull();

        _limiter.Take(_limit, "a").ShouldBe(new RateLimitedError(RetryAfterSeconds: 40));
        _limiter.Take(_limit, "b").ShouldBeNull();
        _clock.Advance(TimeSpan.FromSeconds(40));
        _limiter.Take(_limit, "a").ShouldBeNull();
    }

    [Fact]
    public void Looking_counts_nothing()
    {
        _limiter.Take(_limit, "a");

        _limiter.Check(_limit, "a").ShouldBeNull();
        _limiter.Take(_limit, "a").ShouldBeNull();
        _limiter.Check(_limit, "a").ShouldNotBeNull();
    }

    [Fact]
    public void Two_limits_do_not_share_a_count()
    {
        _limiter.Take(_limit, "a");
        _limiter.Take(_limit, "a");

        _limiter.Take(_limit with { Name = "others" }, "a").ShouldBeNull();
    }

    [Fact]
    public void A_count_can_be_forgotten()
    {
        _limiter.Take(_limit, "a");
        _limiter.Take(_limit, "a");

        _limiter.Reset(_limit, "a");

        _limiter.Take(_limit, "a").ShouldBeNull();
    }

    [Fact]
    public void Permits_are_taken_whole_or_not_at_all()
    {
        var limit = _limit with { Permits = 10 };

        _limiter.Spend(limit, "a", 7).Remaining.ShouldBe(3);
        _limiter.Spend(limit, "a", 4).IsAcquired.ShouldBeFalse();
        _limiter.Spend(limit, "a", 3).Remaining.ShouldBe(0);
        _limiter.Spend(limit, "a", int.MaxValue).IsAcquired.ShouldBeFalse();
        _limiter.Spend(limit, "b", 10).IsAcquired.ShouldBeTrue();
    }

    [Fact]
    public async Task It_is_a_rate_limiter_as_the_framework_knows_them()
    {
        PartitionedRateLimiter<RateKey> limiter = _limiter;
        var key = new RateKey(_limit, "a");

        using var acquired = await limiter.AcquireAsync(key, 2, TestContext.Current.CancellationToken);
        using var refused = limiter.AttemptAcquire(key);

        acquired.IsAcquired.ShouldBeTrue();
        limiter.GetStatistics(key)!.CurrentAvailablePermits.ShouldBe(0);
        refused.IsAcquired.ShouldBeFalse();
        refused.TryGetMetadata(MetadataName.RetryAfter, out var retryAfter).ShouldBeTrue();
        retryAfter.ShouldBe(_limit.Window);
    }

    [Fact]
    public void Many_at_once_never_take_more_than_there_is()
    {
        var limit = _limit with { Permits = 1_000 };
        var acquired = 0;

        Parallel.For(0, 5_000, _ =>
        {
            if (_limiter.Spend(limit, "a", 3).IsAcquired)
            {
                Interlocked.Increment(ref acquired);
            }
        });

        acquired.ShouldBe(333);
    }
}
