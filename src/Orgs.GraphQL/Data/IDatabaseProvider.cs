using Microsoft.EntityFrameworkCore.Storage;

namespace Orgs.GraphQL.Data;

/// <summary>Everything that one kind of database does in its own way. Nothing else in the server knows which one it is.</summary>
public interface IDatabaseProvider
{
    void Configure(DbContextOptionsBuilder options);

    /// <summary>Makes the database what this version of the server needs. Safe to call from several processes at once.</summary>
    Task MigrateAsync(OrgsDbContext database, CancellationToken cancellationToken);

    /// <summary>Waits until this process may write, where only one can at a time.</summary>
    ValueTask<IDisposable> WaitForTurnAsync(CancellationToken cancellationToken);

    /// <summary>Begins a transaction that will write. It never has to upgrade a read lock.</summary>
    Task<IDbContextTransaction> BeginWriteAsync(OrgsDbContext database, CancellationToken cancellationToken);

    /// <summary>Commits. Returns when the change is in the database, and throws a transient failure only when it is not.</summary>
    Task CommitAsync(OrgsDbContext database, IDbContextTransaction transaction);

    /// <summary>Locks an organization's row until the transaction ends, and reads it.</summary>
    Task<Organization?> LockOrganizationAsync(OrgsDbContext database, Guid organizationId, CancellationToken cancellationToken);

    /// <summary>Locks a user's row until the transaction ends, and reads it. Organizations are locked before users, never after.</summary>
    Task<User?> LockUserAsync(OrgsDbContext database, Guid userId, CancellationToken cancellationToken);

    /// <summary>True for a failure that may not happen again when the whole transaction is repeated.</summary>
    bool IsTransient(Exception exception);

    /// <summary>True when a unique index over exactly these columns refused a row.</summary>
    bool IsDuplicate(Exception exception, string table, params ReadOnlySpan<string> columns);

    /// <summary>What is wrong with the place where the data is; null when nothing is.</summary>
    string? Fault => null;

    /// <summary>Lets go of what is only kept to be fast, while there is nothing to be fast for. Never fails.</summary>
    void ReleaseMemory()
    {
    }

    /// <summary>Which database this is, for the one who starts the server.</summary>
    Task<string> DescribeAsync(OrgsDbContext database, CancellationToken cancellationToken);
}
