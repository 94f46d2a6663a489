using System.Net;
using System.Net.Mail;
using System.Net.Mime;

namespace Orgs.GraphQL.Email;

/// <summary>Hands mails to a mail server by SMTP.</summary>
public sealed class SmtpMailSender(SmtpOptions options) : IMailSender
{
    private const int FirstPermanentStatus = 500;

    public async Task SendAsync(Mail mail, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.Timeout);
        using var client = new SmtpClient(options.Host, options.Port) { EnableSsl = options.UseTls };
        if (options.UserName is not null)
        {
            client.Credentials = new NetworkCredential(options.UserName, options.Password);
        }

        try
        {
            using var message = Message(mail);
            await client.SendMailAsync(message, patience.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new TimeoutException($"The mail server did not answer within {options.Timeout.TotalSeconds:0} seconds.");
        }
        catch (Exception exception) when (IsPermanent(exception))
        {
            throw new MailRefusedException(exception.Message, exception);
        }
    }

    private MailMessage Message(Mail mail)
    {
        var message = new MailMessage(options.From, mail.To, mail.Subject, mail.Text);
        message.AlternateViews.Add(AlternateView.CreateAlternateViewFromString(mail.Html, null, MediaTypeNames.Text.Html));
        return message;
    }

    /// <summary>What is wrong with this mail's address stays wrong. What is wrong with the server or the way to it may be mended.</summary>
    private static bool IsPermanent(Exception exception)
        => exception is FormatException or SmtpFailedRecipientException { StatusCode: >= (SmtpStatusCode)FirstPermanentStatus };
}
