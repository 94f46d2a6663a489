namespace Orgs.GraphQL.Email;

/// <summary>
/// Takes mails over for delivery. It never throws and never waits for a mail server: what asked for the mail is done already.
/// </summary>
public interface IMailSender
{
    Task SendAsync(Mail mail);
}
