using System.Diagnostics;

namespace Orgs.GraphQL.Data;

/// <summary>One change of the database while it is being made, with the transaction's own view of the data.</summary>
public sealed class Change(OrgsDbContext database, DateTimeOffset now, CancellationToken cancellationToken)
{
    private readonly List<Mail> _mails = [];
    private readonly List<Action> _afterCommit = [];
    private readonly List<AuditEntry> _entries = [];

    /// <summary>The transaction's context. What it tracks is saved when the work succeeds.</summary>
    public OrgsDbContext Database { get; } = database;

    /// <summary>The moment that everything in this change happens at.</summary>
    public DateTimeOffset Now { get; } = now;

    public CancellationToken CancellationToken { get; } = cancellationToken;

    public IReadOnlyList<Mail> Mails => _mails;

    /// <summary>What was written down of this change, in order.</summary>
    public IReadOnlyList<AuditEntry> Entries => _entries;

    /// <summary>True when the work is done for its answer only and rolled back, audit entry, mails and all.</summary>
    public bool IsDryRun { get; private set; }

    /// <summary>Writes down who did what, in the same transaction.</summary>
    public void Audit(AuditAction action, User actor, AuditDetails details)
        => Add(AuditEntry.Of(action, actor, details with { Place = PlaceOf(details) }, RequestId, Now));

    /// <summary>Writes down what the server did by itself.</summary>
    public void AuditByServer(AuditAction action, AuditDetails details)
        => Add(AuditEntry.ByServer(action, details, RequestId, Now));

    public void OnlyTry() => IsDryRun = true;

    /// <summary>Puts a mail into the outbox, in the same transaction. It is sent once the change is committed.</summary>
    public void SendAfterCommit(Mail mail) => _mails.Add(mail);

    /// <summary>Does something in this process once the change is committed; never after a refusal or a dry run.</summary>
    public void AfterCommit(Action action) => _afterCommit.Add(action);

    public void Committed() => _afterCommit.ForEach(action => action());

    private void Add(AuditEntry entry)
    {
        Database.Add(entry);
        _entries.Add(entry);
    }

    private static string RequestId => Activity.Current?.TraceId.ToHexString() ?? "";

    /// <summary>Every entry about a member tells the membership as it is then, so that who was in can be read from the log.</summary>
    private AuditedPlace? PlaceOf(AuditDetails details)
        => details is { OrganizationId: { } organizationId, Subject.Id: var userId }
            ? Database.ChangeTracker.Entries<Membership>()
                .Where(place => place.Entity.OrganizationId == organizationId && place.Entity.UserId == userId)
                .Select(place => new AuditedPlace(place.Entity.Id, place.Entity.Role, place.Entity.State, place.State == EntityState.Deleted))
                .FirstOrDefault()
            : null;
}
