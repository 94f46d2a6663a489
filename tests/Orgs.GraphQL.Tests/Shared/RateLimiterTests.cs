namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
public sealed class RateLimiterTests
{
    private static readonly RateLimit _limit = new("tries", 2, TimeSpan.FromMinutes(1));

    private readonly ManualClock _clock = new();
    private readonly RateLimiter _limiter;

    public RateLimiterTests() => _limiter = new RateLimiter(_clock);

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
}
