namespace Orgs.GraphQL.Tests.Harness;

/// <summary>What happens to mails on their way: nothing, or whatever a test wants.</summary>
public sealed class MailFaults
{
    /// <summary>Runs before a mail reaches the mailbox; throws, or takes its time.</summary>
    public Func<Mail, CancellationToken, Task> OnSending { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What was taken, in this test's servers together.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<Mail> Taken { get; } = new();

    public IMailSender Before(DevelopmentMailbox mailbox) => new Sender(this, mailbox);

    private sealed class Sender(MailFaults faults, DevelopmentMailbox mailbox) : IMailSender
    {
        public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
        {
            await faults.OnSending(mail, cancellationToken);
            faults.Taken.Enqueue(mail);
            await mailbox.SendAsync(mail, cancellationToken);
        }
    }
}
