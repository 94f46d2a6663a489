namespace Orgs.GraphQL.Email;

/// <summary>Stands where no mail server is configured. Mails wait in the outbox for one.</summary>
public sealed class NoMailServer : IMailSender
{
    public Task SendAsync(Mail mail, CancellationToken cancellationToken)
        => throw new InvalidOperationException("There is no mail server: set Orgs:Email:Smtp:Host.");
}
