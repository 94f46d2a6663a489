using System.Net;
using System.Net.Mail;
using System.Net.Mime;
using System.Threading.Channels;

namespace Orgs.GraphQL.Email;

/// <summary>Hands mails to a mail server, behind the requests that asked for them: a slow or dead one holds nobody up.</summary>
public sealed partial class SmtpMailSender(SmtpOptions options, ILogger<SmtpMailSender> logger) : BackgroundService, IMailSender
{
    private const int Capacity = 10_000;
    private const int MaxAttempts = 5;

    private readonly Channel<Mail> _waiting = Channel.CreateBounded<Mail>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true });

    public Task SendAsync(Mail mail)
    {
        if (!_waiting.Writer.TryWrite(mail))
        {
            Dropped(logger, Capacity);
        }

        return Task.CompletedTask;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await foreach (var mail in _waiting.Reader.ReadAllAsync(stoppingToken))
        {
            await DeliverAsync(mail, stoppingToken);
        }
    }

    private async Task DeliverAsync(Mail mail, CancellationToken cancellationToken)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls };
                if (options.UserName is not null)
                {
                    client.Credentials = new NetworkCredential(options.UserName, options.Password);
                }

                using var message = Message(mail);
                await client.SendMailAsync(message, cancellationToken);
                return;
            }
            catch (Exception exception) when (exception is SmtpException or FormatException or IOException)
            {
                if (attempt == MaxAttempts || exception is FormatException)
                {
                    Failed(logger, attempt, exception);
                    return;
                }

                await Task.Delay(TimeSpan.FromSeconds(1 << attempt), cancellationToken);
            }
        }
    }

    private MailMessage Message(Mail mail)
    {
        var message = new MailMessage(options.From, mail.To, mail.Subject, mail.Text);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, null, MediaTypeNames.Text.Html));
        return message;
    }

    [LoggerMessage(LogLevel.Error, "A mail could not be delivered after {Attempts} attempts.")]
    private static partial void Failed(ILogger logger, int attempts, Exception exception);

    [LoggerMessage(LogLevel.Error, "A mail was dropped: {Capacity} are waiting for the mail server already.")]
    private static partial void Dropped(ILogger logger, int capacity);
}
