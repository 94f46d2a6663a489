using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Storage;

namespace Orgs.GraphQL.Data;

/// <summary>SQLite in one file, with a write-ahead log: readers never wait, writers take turns.</summary>
public sealed partial class SqliteProvider(DatabaseOptions settings, ILogger<SqliteProvider> logger) : IDatabaseProvider, IDisposable
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int Constraint = 19;

    // For each connection. In SQLite's own 2 MB the pages of a few requests push each other out, and are read again.
    private const int CacheKibibytes = 8 * 1024;

    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SqliteConnections _connections = new(
        settings.ConnectionString,
        SqliteStatements.Settings(settings.Synchronous, CacheKibibytes));

    // Connections that are open go on reading and writing a file that was removed, and nobody would find it again.
    public string? Fault
        => FileOf(settings) is { } file && !File.Exists(file) ? $"The database file {file} is gone. Stop the server, bring it back, and start again." : null;

    public void Configure(DbContextOptionsBuilder options)
        => options
            .UseSqlite(settings.ConnectionString)
            .AddInterceptors(new LeasedSqliteConnections(_connections))
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.ModelSnapshotNotFound));

    public async Task MigrateAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        if (FileOf(settings) is not { } file)
        {
            await database.Database.MigrateAsync(cancellationToken);
            return;
        }

        PrivateFiles.CreateDirectory(Path.GetDirectoryName(file)!);
        await using var alone = await MigrateAloneAsync(file + ".migrating", cancellationToken);
        PrivateFiles.CreateFile(file);
        await SqliteStatements.WriteAheadAsync(database, cancellationToken);
        if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await DropAbandonedLockAsync(database, cancellationToken);
            await database.Database.MigrateAsync(cancellationToken);
        }
    }

    public async ValueTask<IDisposable> WaitForTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        return new Turn(_turn);
    }

    // Microsoft.Data.Sqlite begins its default transactions IMMEDIATE, which is the write lock.
    public Task<IDbContextTransaction> BeginWriteAsync(OrgsDbContext database, CancellationToken cancellationToken)
        => database.Database.BeginTransactionAsync(cancellationToken);

    public Task CommitAsync(OrgsDbContext database, IDbContextTransaction transaction) => transaction.CommitAsync(CancellationToken.None);

    // The write lock that the transaction holds is on the whole file.
    public Task<Organization?> LockOrganizationAsync(OrgsDbContext database, Guid organizationId, CancellationToken cancellationToken)
        => database.Organizations.SingleOrDefaultAsync(organization => organization.Id == organizationId, cancellationToken);

    public Task<User?> LockUserAsync(OrgsDbContext database, Guid userId, CancellationToken cancellationToken)
        => database.Users.SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);

    public bool IsTransient(Exception exception)
        => (exception as SqliteException ?? exception.InnerException as SqliteException) is { SqliteErrorCode: Busy or Locked };

    public bool IsDuplicate(Exception exception, string table, params ReadOnlySpan<string> columns)
    {
        if (exception.InnerException is not SqliteException { SqliteErrorCode: Constraint } refusal)
        {
            return false;
        }

        var names = new List<string>(columns.Length);
        foreach (var column in columns)
        {
            names.Add($"{table}.{column}");
        }

        return refusal.Message.Contains($"UNIQUE constraint failed: {string.Join(", ", names)}'", StringComparison.Ordinal);
    }

    public void ReleaseMemory() => _connections.ReleaseMemory();

    public Task<string> DescribeAsync(OrgsDbContext database, CancellationToken cancellationToken)
        => SqliteStatements.DescribeAsync(database, cancellationToken);

    public void Dispose()
    {
        _connections.Dispose();
        _turn.Dispose();
    }

    /// <summary>The file that the data is in; null when it is in memory.</summary>
    private static string? FileOf(DatabaseOptions settings)
    {
        var file = new SqliteConnectionStringBuilder(settings.ConnectionString).DataSource;
        return file.Length == 0 || file.StartsWith(':') || file.StartsWith("file:", StringComparison.OrdinalIgnoreCase) ? null : Path.GetFullPath(file);
    }

    /// <summary>Two servers that start on one file migrate it one after the other.</summary>
    private static async Task<FileStream> MigrateAloneAsync(string path, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                return PrivateFiles.OpenExclusively(path);
            }
            catch (IOException)
            {
                await Task.Delay(100, cancellationToken);
            }
        }
    }

    /// <summary>
    /// EF Core notes in a table that a migration runs, and waits for ever when the process that wrote the note was killed.
    /// Whoever holds the file lock knows that no other process is migrating.
    /// </summary>
    private async Task DropAbandonedLockAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        if (await SqliteStatements.DropMigrationLockAsync(database, cancellationToken))
        {
            DroppedAbandonedLock(logger);
        }
    }

    [LoggerMessage(LogLevel.Warning, "An earlier start was interrupted while it migrated the database; its lock is removed.")]
    private static partial void DroppedAbandonedLock(ILogger logger);

    private sealed class Turn(SemaphoreSlim semaphore) : IDisposable
    {
        public void Dispose() => semaphore.Release();
    }
}
