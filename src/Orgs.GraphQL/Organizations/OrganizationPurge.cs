namespace Orgs.GraphQL.Organizations;

/// <summary>Looks now and then for deleted organizations whose time is over. Every server does; each one is purged once.</summary>
public sealed partial class OrganizationPurge(OrganizationDeletion deletion, TimeProvider clock, ILogger<OrganizationPurge> logger) : BackgroundService
{
    private static readonly TimeSpan _interval = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(_interval, clock);
        do
        {
            try
            {
                if (await deletion.PurgeAsync(stoppingToken) is var purged and > 0)
                {
                    Purged(purged);
                }
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                Failed(exception);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Information, "Purged {Count} organizations whose time to be restored is over.")]
    private partial void Purged(int count);

    [LoggerMessage(LogLevel.Error, "Deleted organizations could not be purged; this is tried again in an hour.")]
    private partial void Failed(Exception exception);
}
