namespace Orgs.GraphQL.Email;

/// <summary>Keeps the newest mails in memory instead of sending them, for development.</summary>
public sealed class DevelopmentMailbox(TimeProvider clock) : IMailSender
{
    private const int Capacity = 500;

    private readonly Queue<ReceivedMail> _mails = new();
    private readonly Lock _lock = new();

    /// <summary>What was sent, oldest first.</summary>
    public IReadOnlyList<ReceivedMail> Mails
    {
        get
        {
            lock (_lock)
            {
                return [.. _mails];
            }
        }
    }

    public Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_mails.Count == Capacity)
            {
                _mails.Dequeue();
            }

            _mails.Enqueue(new ReceivedMail(mail.To, mail.Subject, mail.Text, mail.Html, clock.GetUtcNow()));
        }

        return Task.CompletedTask;
    }
}

/// <summary>A mail as the mailbox shows it.</summary>
public sealed record ReceivedMail(string To, string Subject, string Text, string Html, DateTimeOffset SentAt);
