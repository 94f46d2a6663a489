using System.Globalization;
using System.Text;
using RateLimiter = Orgs.GraphQL.Shared.RateLimiter;

namespace Orgs.GraphQL.Tests.Shared;

[NoDatabase]
[Collection(nameof(Alone))]
public sealed class RateLimiterMemoryTests
{
    [Theory]
    [Trait("Abuse", "GD-26")]
    [InlineData("2001:db8:{0:x}::/64")]
    [InlineData("9f0b7a3e-0000-4000-8000-{0:x12}")]
    public void GD_26_A_million_addresses_or_users_take_little_memory(string key)
    {
        var keys = CompositeFormat.Parse(key);
        var limits = new[] { "one", "another", "a third" }.Select(name => new RateLimit(name, 2, TimeSpan.FromMinutes(1))).ToArray();
        using var limiter = new RateLimiter(new ManualClock());
        var before = GC.GetTotalMemory(forceFullCollection: true);

        for (var i = 0; i < 1_000_000; i++)
        {
            limiter.Take(limits[i % limits.Length], string.Format(CultureInfo.InvariantCulture, keys, i));
        }

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(64 * 1024 * 1024);
    }
}
