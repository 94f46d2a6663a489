namespace Orgs.GraphQL.Email;

/// <summary>Hands one mail over for delivery. Only the outbox asks for this, behind the requests that wrote the mails.</summary>
public interface IMailSender
{
    /// <exception cref="MailRefusedException">This mail will never be taken, however often it is tried.</exception>
    Task SendAsync(Mail mail, CancellationToken cancellationToken);
}

/// <summary>A mail that nobody will ever take, such as one to an address that does not exist.</summary>
public sealed class MailRefusedException(string message, Exception? inner = null) : Exception(message, inner);
