namespace Orgs.GraphQL.Email;

/// <summary>
/// A mail that waits to be sent. It is written in the transaction that asked for it and deleted once a mail server has it, so
/// what is sent leaves nothing behind.
/// </summary>
public sealed class OutboxMail
{
    public const int MaxFailureLength = 300;

    public const int MaxAttempts = 12;

    private static readonly TimeSpan _firstPause = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _longestPause = TimeSpan.FromHours(8);

    private OutboxMail()
    {
    }

    /// <summary>The order in which mails were written.</summary>
    public long Sequence { get; private init; }

    /// <summary>The sealed letter: tokens are nowhere readable in the database, not even on their way.</summary>
    public byte[] Content { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    /// <summary>When it is to be tried next. A sender that takes the mail moves this ahead: that is the end of its lease.</summary>
    public DateTimeOffset DueAt { get; private set; }

    /// <summary>How often a sender took it.</summary>
    public int Attempts { get; private set; }

    /// <summary>The sender who has it.</summary>
    public Guid? ClaimId { get; private set; }

    /// <summary>When it was given up.</summary>
    public DateTimeOffset? FailedAt { get; private set; }

    /// <summary>Why the last try failed.</summary>
    public string? Failure { get; private set; }

    public static OutboxMail Of(byte[] content, DateTimeOffset now)
        => new() { Content = content, CreatedAt = now, DueAt = now };

    /// <summary>Tries again later, a little later each time; or gives up.</summary>
    public void Fail(string reason, bool isFinal, DateTimeOffset now)
    {
        Failure = reason.Length > MaxFailureLength ? reason[..MaxFailureLength] : reason;
        ClaimId = null;
        if (isFinal || Attempts >= MaxAttempts)
        {
            FailedAt = now;
        }
        else
        {
            DueAt = now + PauseAfter(Attempts);
        }
    }

    public static TimeSpan PauseAfter(int attempts)
        => _firstPause * Math.Pow(3, attempts - 1) is var pause && pause < _longestPause ? pause : _longestPause;
}
