namespace Orgs.GraphQL.Email;

/// <summary>Stands where no mail server is configured, and says so in the log.</summary>
public sealed partial class NoMailServer(ILogger<NoMailServer> logger) : IMailSender
{
    public Task SendAsync(Mail mail)
    {
        NotSent(logger);
        return Task.CompletedTask;
    }

    [LoggerMessage(LogLevel.Warning, "A mail was not sent: there is no Orgs:Email:Smtp:Host.")]
    private static partial void NotSent(ILogger logger);
}
