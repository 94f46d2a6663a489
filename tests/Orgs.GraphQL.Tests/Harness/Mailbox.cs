using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Orgs.GraphQL.Email;

namespace Orgs.GraphQL.Tests.Harness;

/// <summary>Keeps every mail instead of sending it.</summary>
public sealed partial class Mailbox : IMailSender
{
    private readonly ConcurrentQueue<Mail> _mails = new();

    public IReadOnlyList<Mail> Mails => [.. _mails];

    public Task SendAsync(Mail mail)
    {
        _mails.Enqueue(mail);
        return Task.CompletedTask;
    }

    public IReadOnlyList<Mail> To(string address)
        => [.. _mails.Where(mail => string.Equals(mail.To, address, StringComparison.OrdinalIgnoreCase))];

    /// <summary>The token of the newest mail to an address: what its link ends with.</summary>
    public string LastTokenTo(string address) => Token().Match(To(address)[^1].Text).Groups[1].Value;

    [GeneratedRegex("#token=([A-Za-z0-9_-]+)")]
    private static partial Regex Token();
}
