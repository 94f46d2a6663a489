namespace Orgs.GraphQL.Email;

/// <summary>Looks into the outbox when this process has put a mail there, and every few seconds for what others left or what failed.</summary>
public sealed partial class MailDispatcher(Outbox outbox, MailDelivery delivery, ILogger<MailDispatcher> logger) : BackgroundService
{
    private static readonly TimeSpan _longestWait = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await delivery.DeliverDueAsync(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                // The database may be away for a while. The mails are in it, and so are the notes of who has them.
                Stumbled(logger, exception);
            }

            await outbox.WaitAsync(_longestWait, stoppingToken);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The outbox cannot be read or written at the moment.")]
    private static partial void Stumbled(ILogger logger, Exception exception);
}
