namespace Orgs.GraphQL.Data;

/// <summary>
/// Limits that are counted in the database, so that they outlive a restart and hold for all servers together. Counting is part of the
/// change: what is refused or rolled back has not been used.
/// </summary>
public sealed class UsageLimits(IDatabaseProvider provider)
{
    /// <summary>Counts one. Null while there are some left in this window of time, which begins with the first.</summary>
    public async Task<RateLimitedError?> TakeAsync(
        OrgsDbContext database, RateLimit limit, string subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (limit.Permits < 1)
        {
            return Refusal(limit.Window);
        }

        var counters = database.UsageCounters.AsNoTracking().Where(counter => counter.LimitName == limit.Name && counter.Subject == subject);
        while (true)
        {
            // The row stays locked until the change is committed: whoever else counts waits, and then sees this one.
            if (await counters
                    .Where(counter => counter.EndsAt > now && counter.Used < limit.Permits)
                    .ExecuteUpdateAsync(set => set.SetProperty(counter => counter.Used, counter => counter.Used + 1), cancellationToken) > 0
                || await counters
                    .Where(counter => counter.EndsAt <= now)
                    .ExecuteUpdateAsync(
                        set => set.SetProperty(counter => counter.Used, 1).SetProperty(counter => counter.EndsAt, now + limit.Window),
                        cancellationToken) > 0)
            {
                return null;
            }

            if (await counters.SingleOrDefaultAsync(cancellationToken) is { } counter)
            {
                if (counter.EndsAt > now && counter.Used >= limit.Permits)
                {
                    return Refusal(counter.EndsAt - now);
                }
            }
            else if (await TryBeginAsync(database, limit, subject, now, cancellationToken))
            {
                return null;
            }
        }
    }

    /// <summary>False when another change has begun the same window at the same moment.</summary>
    private async Task<bool> TryBeginAsync(
        OrgsDbContext database, RateLimit limit, string subject, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var first = database.Add(UsageCounter.First(limit, subject, now));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException exception) when (provider.IsDuplicate(exception, "usage_counters", "limit_name", "subject"))
        {
            first.State = EntityState.Detached;
            return false;
        }
    }

    private static RateLimitedError Refusal(TimeSpan wait) => new((int)Math.Ceiling(wait.TotalSeconds));
}
