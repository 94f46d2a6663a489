using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Orgs.GraphQL.Data;

/// <summary>PostgreSQL, shared by any number of servers. Who changes an organization waits for its row; nobody else does.</summary>
public sealed partial class PostgreSqlProvider(DatabaseOptions settings, ILogger<PostgreSqlProvider> logger) : IDatabaseProvider
{
    private static readonly TimeSpan _patienceAfterCommit = TimeSpan.FromSeconds(5);

    public void Configure(DbContextOptionsBuilder options)
        => options
            .UseNpgsql(settings.ConnectionString)
            .ReplaceService<IMigrationsSqlGenerator, PostgreSqlMigrations>()
            .ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.ModelSnapshotNotFound));

    public async Task MigrateAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        await CreateWhereMissingAsync(database, cancellationToken);
        await using var alone = await PostgreSqlLock.TakeAsync(settings.ConnectionString, PostgreSqlLock.Starting, cancellationToken);
        if ((await database.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
        {
            await database.Database.MigrateAsync(cancellationToken);
        }
    }

    public ValueTask<IDisposable> WaitForTurnAsync(CancellationToken cancellationToken) => ValueTask.FromResult(EveryTurn.Instance);

    // READ COMMITTED: what is read after an organization's row was locked is what the one who held the lock before has committed.
    public Task<IDbContextTransaction> BeginWriteAsync(OrgsDbContext database, CancellationToken cancellationToken)
        => database.Database.BeginTransactionAsync(cancellationToken);

    public Task<Organization?> LockOrganizationAsync(OrgsDbContext database, Guid organizationId, CancellationToken cancellationToken)
        => PostgreSqlStatements.LockOrganizationAsync(database, organizationId, cancellationToken);

    public Task<User?> LockUserAsync(OrgsDbContext database, Guid userId, CancellationToken cancellationToken)
        => PostgreSqlStatements.LockUserAsync(database, userId, cancellationToken);

    /// <summary>
    /// A connection that breaks during the commit leaves open whether the database has the change. Repeating it then could make
    /// it twice, so the database is asked what became of the transaction.
    /// </summary>
    public async Task CommitAsync(OrgsDbContext database, IDbContextTransaction transaction)
    {
        var id = await PostgreSqlStatements.TransactionAsync(database);
        try
        {
            await transaction.CommitAsync(CancellationToken.None);
        }
        catch (Exception exception) when (id is not null && IsLostConnection(exception))
        {
            LostInCommit(logger, id);
            var witness = database.ChangeTracker.Entries<AuditEntry>().FirstOrDefault()?.Entity.Id;
            if (!await IsCommittedAsync(id, witness))
            {
                throw;
            }
        }
    }

    public bool IsTransient(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            // The row that was to be changed or deleted was changed by somebody else: the rules have to look at it again.
            if (current is NpgsqlException { IsTransient: true } or DbUpdateConcurrencyException)
            {
                return true;
            }
        }

        return false;
    }

    public bool IsDuplicate(Exception exception, string table, params ReadOnlySpan<string> columns)
        => exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } refusal
            && refusal.TableName == table
            && refusal.ConstraintName == $"ix_{table}_{string.Join('_', columns)}";

    public async Task<string> DescribeAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        var version = await PostgreSqlStatements.VersionAsync(database, cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        return $"PostgreSQL {version}, {connection.Database} at {connection.Host}";
    }

    /// <summary>The operator may have made the database; a role that is allowed to makes it by itself.</summary>
    private async Task CreateWhereMissingAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = new NpgsqlConnection(settings.ConnectionString);
            await connection.OpenAsync(cancellationToken);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            try
            {
                await database.GetService<IRelationalDatabaseCreator>().CreateAsync(cancellationToken);
            }
            catch (PostgresException other)
                when (other.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
            {
                // Another server that started at the same moment was quicker.
            }
        }
    }

    /// <summary>Whether the transaction is in the database, once that is decided.</summary>
    private async Task<bool> IsCommittedAsync(string id, Guid? witness)
    {
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                await connection.OpenAsync();
                if (await PostgreSqlStatements.StatusOfTransactionAsync(connection, id, witness) is { } status and not "in progress")
                {
                    return status == "committed";
                }
            }
            catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.InvalidParameterValue)
            {
                // "In the future": the server crashed before it wrote down that the number was given.
                return false;
            }
            catch (Exception exception) when (IsTransient(exception))
            {
                // It will be back, or it is time to give up.
            }

            if (TimeProvider.System.GetElapsedTime(start) > _patienceAfterCommit)
            {
                throw new UncertainCommitException();
            }

            await Task.Delay(100);
        }
    }

    // As a PostgresException it is the server's own word that it ends the connection.
    private static bool IsLostConnection(Exception exception)
        => exception is PostgresException { SqlState: var state }
            ? state is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown
            : exception is NpgsqlException or IOException or SocketException;

    [LoggerMessage(LogLevel.Warning, "The connection broke while transaction {Id} was committed; the database is asked whether it was.")]
    private static partial void LostInCommit(ILogger logger, string id);

    private sealed class EveryTurn : IDisposable
    {
        public static readonly IDisposable Instance = new EveryTurn();

        public void Dispose()
        {
        }
    }
}
