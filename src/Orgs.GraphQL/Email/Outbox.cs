using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;

namespace Orgs.GraphQL.Email;

/// <summary>Where mails wait between the change that asked for them and the mail server.</summary>
public sealed class Outbox(IDataProtectionProvider protection) : IDisposable
{
    private readonly IDataProtector _protector = protection.CreateProtector("Orgs.Outbox");
    private readonly SemaphoreSlim _arrived = new(0);

    /// <summary>Puts a mail into the change's own transaction.</summary>
    public void Add(OrgsDbContext database, Mail mail, DateTimeOffset now)
        => database.Add(OutboxMail.Of(_protector.Protect(JsonSerializer.SerializeToUtf8Bytes(mail)), now));

    public Mail Open(OutboxMail mail) => JsonSerializer.Deserialize<Mail>(_protector.Unprotect(mail.Content))!;

    /// <summary>Tells this process's sender that a mail was committed.</summary>
    public void Wake() => _arrived.Release();

    /// <summary>Waits for a mail of this process, or for as long as those of others and those that failed may take.</summary>
    public async Task WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        await _arrived.WaitAsync(atMost, cancellationToken);
        while (_arrived.Wait(0, CancellationToken.None))
        {
            // One look finds them all.
        }
    }

    public void Dispose() => _arrived.Dispose();
}
