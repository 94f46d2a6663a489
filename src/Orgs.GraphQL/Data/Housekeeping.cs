namespace Orgs.GraphQL.Data;

/// <summary>Deletes what has only been kept for a while: every hour, on each server, which does no harm.</summary>
public sealed partial class Housekeeping(IDbContextFactory<OrgsDbContext> contexts, TimeProvider clock, ILogger<Housekeeping> logger)
    : BackgroundService
{
    /// <summary>How long the operator can look at a mail that was given up.</summary>
    public static readonly TimeSpan DeadMailsAreKept = TimeSpan.FromDays(30);

    private static readonly TimeSpan _pause = TimeSpan.FromHours(1);

    public async Task CleanAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var forgotten = now - DeadMailsAreKept;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await database.UsageCounters.Where(counter => counter.EndsAt <= now).ExecuteDeleteAsync(cancellationToken);
        await database.IdempotencyKeys.Where(key => key.ExpiresAt <= now).ExecuteDeleteAsync(cancellationToken);
        await database.Sessions.Where(Session.IsLongOver(now)).ExecuteDeleteAsync(cancellationToken);
        await database.OutboxMails.Where(mail => mail.FailedAt <= forgotten).ExecuteDeleteAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_pause, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CleanAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The next hour is soon enough.
                Failed(logger, exception);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "What is old could not be deleted this time.")]
    private static partial void Failed(ILogger logger, Exception exception);
}
