using System.Net.Sockets;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;

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
        => database.Organizations
            .FromSql($"SELECT * FROM accounts WHERE id = {organizationId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    public Task<User?> LockUserAsync(OrgsDbContext database, Guid userId, CancellationToken cancellationToken)
        => database.Users
            .FromSql($"SELECT * FROM users WHERE id = {userId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// A connection that breaks during the commit leaves open whether the database has the change. Repeating it then could make
    /// it twice, so the database is asked what became of the transaction.
    /// </summary>
    public async Task CommitAsync(OrgsDbContext database, IDbContextTransaction transaction)
    {
        var id = await database.Database
            .SqlQueryRaw<string?>("SELECT pg_current_xact_id_if_assigned()::text AS \"Value\"")
            .SingleAsync(CancellationToken.None);
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
        var version = await database.Database.SqlQueryRaw<string>("SHOW server_version").ToListAsync(cancellationToken);
        var connection = new NpgsqlConnectionStringBuilder(settings.ConnectionString);
        return $"PostgreSQL {version[0]}, {connection.Database} at {connection.Host}";
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

    /// <summary>
    /// Whether the transaction is in the database, once that is decided. A server that crashed may have forgotten a number that it gave, and
    /// give it again; so the transaction's own entry in the audit log has to be there too.
    /// </summary>
    private async Task<bool> IsCommittedAsync(string id, Guid? witness)
    {
        const string ask =
            """
            SELECT CASE WHEN status <> 'committed' OR $2 IS NULL OR EXISTS (SELECT 1 FROM audit_entries WHERE audit_entries.id = $2)
                THEN status ELSE 'aborted' END
            FROM pg_xact_status($1::xid8) AS status
            """;
        var start = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await using var connection = new NpgsqlConnection(settings.ConnectionString);
                await connection.OpenAsync();
                await using var command = new NpgsqlCommand(ask, connection);
                command.Parameters.Add(new NpgsqlParameter { Value = id, NpgsqlDbType = NpgsqlDbType.Unknown });
                command.Parameters.Add(new NpgsqlParameter { Value = (object?)witness ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
                if (await command.ExecuteScalarAsync() is string status and not "in progress")
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
