using System.Security.Cryptography;

namespace Orgs.GraphQL.Email;

/// <summary>
/// Takes mails out of the outbox and hands them over. A mail is lent to one sender for a while: of several servers one gets it, and when
/// that one dies another gets it later. Only who dies between the mail server's word and the note of it makes a second copy.
/// </summary>
public sealed partial class MailDelivery(
    IDbContextFactory<OrgsDbContext> contexts,
    Writes writes,
    Outbox outbox,
    IMailSender sender,
    MailMetrics metrics,
    TimeProvider clock,
    ILogger<MailDelivery> logger) : IDisposable
{
    /// <summary>How long a sender may keep what it took: longer than all of a batch can need.</summary>
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    /// <summary>In the text of the statements that read; EF Core does not put it into all that write.</summary>
    public const string Purpose = "Delivery of mails";

    private const int BatchSize = 16;
    private const int Lanes = 4;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>Sends everything that is due. Who calls this while others do waits until theirs is sent as well.</summary>
    public async Task DeliverDueAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (await ClaimAsync(cancellationToken) is { Count: > 0 } claimed)
            {
                await HandOverAsync(claimed, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    /// <summary>The database decides who gets a mail: the update counts only for rows that are still due by the time it comes to them.</summary>
    private async Task<IReadOnlyList<OutboxMail>> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var due = await database.OutboxMails.TagWith(Purpose)
            .Where(mail => mail.FailedAt == null && mail.DueAt <= now)
            .OrderBy(mail => mail.Sequence)
            .Select(mail => mail.Sequence)
            .Take(BatchSize)
            .ToListAsync(cancellationToken);
        if (due.Count == 0)
        {
            return [];
        }

        var claim = Guid.NewGuid();
        var lent = await writes.ExecuteAsync<Claimed>(
            async change =>
            {
                await change.Database.OutboxMails.TagWith(Purpose)
                    .Where(mail => due.Contains(mail.Sequence) && mail.FailedAt == null && mail.DueAt <= now)
                    .ExecuteUpdateAsync(
                        set => set
                            .SetProperty(mail => mail.ClaimId, claim)
                            .SetProperty(mail => mail.DueAt, now + Lease)
                            .SetProperty(mail => mail.Attempts, mail => mail.Attempts + 1),
                        change.CancellationToken);
                return new Claimed(await change.Database.OutboxMails.TagWith(Purpose).AsNoTracking()
                    .Where(mail => mail.ClaimId == claim)
                    .OrderBy(mail => mail.Sequence)
                    .ToListAsync(change.CancellationToken));
            },
            cancellationToken);
        return lent.Value!.Mails;
    }

    private async Task HandOverAsync(IReadOnlyList<OutboxMail> claimed, CancellationToken cancellationToken)
    {
        using var lanes = new SemaphoreSlim(Lanes);
        await Task.WhenAll(claimed.Select(HandOverInTurnAsync).ToList());

        async Task HandOverInTurnAsync(OutboxMail mail)
        {
            await lanes.WaitAsync(cancellationToken);
            try
            {
                await HandOverAsync(mail, cancellationToken);
            }
            finally
            {
                lanes.Release();
            }
        }
    }

    private async Task HandOverAsync(OutboxMail mail, CancellationToken cancellationToken)
    {
        try
        {
            await sender.SendAsync(outbox.Open(mail), cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The keys that sealed the letter are gone, or nobody takes it: no later try will help.
            await FailAsync(mail, exception, isFinal: exception is MailRefusedException or CryptographicException, cancellationToken);
            return;
        }

        // The mail is with the server: that is noted even when this process is told to stop now.
        metrics.Sent.Add(1);
        await NoteAsync(mail, change => change.Database.OutboxMails.TagWith(Purpose)
            .Where(row => row.Sequence == mail.Sequence && row.ClaimId == mail.ClaimId)
            .ExecuteDeleteAsync(change.CancellationToken), CancellationToken.None);
    }

    private async Task FailAsync(OutboxMail mail, Exception exception, bool isFinal, CancellationToken cancellationToken)
    {
        await NoteAsync(
            mail,
            async change =>
            {
                var row = await change.Database.OutboxMails.TagWith(Purpose)
                    .SingleOrDefaultAsync(row => row.Sequence == mail.Sequence && row.ClaimId == mail.ClaimId, change.CancellationToken);
                row?.Fail(exception.Message, isFinal, change.Now);
                isFinal = row?.FailedAt is not null;
            },
            cancellationToken);

        if (isFinal)
        {
            metrics.GivenUp.Add(1);
            GaveUp(logger, mail.Sequence, mail.Attempts, exception.Message);
        }
        else
        {
            metrics.Failed.Add(1);
            WillTryAgain(logger, mail.Sequence, mail.Attempts, exception.Message);
        }
    }

    private Task NoteAsync(OutboxMail mail, Func<Change, Task> note, CancellationToken cancellationToken)
        => writes.ExecuteAsync<OutboxMail>(
            async change =>
            {
                await note(change);
                return mail;
            },
            cancellationToken);

    [LoggerMessage(LogLevel.Warning, "Mail {Sequence} could not be sent at attempt {Attempt} and will be tried again: {Reason}")]
    private static partial void WillTryAgain(ILogger logger, long sequence, int attempt, string reason);

    [LoggerMessage(LogLevel.Error, "Mail {Sequence} is given up after attempt {Attempt}: {Reason}")]
    private static partial void GaveUp(ILogger logger, long sequence, int attempt, string reason);

    private sealed record Claimed(IReadOnlyList<OutboxMail> Mails);
}
