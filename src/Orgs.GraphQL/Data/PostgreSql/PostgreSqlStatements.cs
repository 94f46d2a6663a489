using Npgsql;
using NpgsqlTypes;

namespace Orgs.GraphQL.Data;

#pragma warning disable RS0030 // The place that BannedSymbols.txt leaves for SQL.

/// <summary>
/// What the server says to PostgreSQL in words of its own, beside migrations and guards. SQL knows no viewer, so it stands nowhere else: what is read
/// here is locked by id for the write path, which then asks the rules, or belongs to nobody.
/// </summary>
internal static class PostgreSqlStatements
{
    // EF Core puts the filter for what is deleted around these.
    public static Task<Organization?> LockOrganizationAsync(OrgsDbContext database, Guid organizationId, CancellationToken cancellationToken)
        => database.Organizations
            .FromSql($"SELECT * FROM accounts WHERE id = {organizationId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    public static Task<User?> LockUserAsync(OrgsDbContext database, Guid userId, CancellationToken cancellationToken)
        => database.Users
            .FromSql($"SELECT * FROM users WHERE id = {userId} FOR UPDATE")
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The number of the running transaction; null when it has changed nothing.</summary>
    public static Task<string?> TransactionAsync(OrgsDbContext database)
        => database.Database
            .SqlQueryRaw<string?>("SELECT pg_current_xact_id_if_assigned()::text AS \"Value\"")
            .SingleAsync(CancellationToken.None);

    /// <summary>
    /// What became of a transaction: committed, aborted or in progress. A server that crashed may have forgotten a number that it gave, and give it
    /// again; so the transaction's own entry in the audit log has to be there too.
    /// </summary>
    public static async Task<string?> StatusOfTransactionAsync(NpgsqlConnection connection, string id, Guid? witness)
    {
        const string ask =
            """
            SELECT CASE WHEN status <> 'committed' OR $2 IS NULL OR EXISTS (SELECT 1 FROM audit_entries WHERE audit_entries.id = $2)
                THEN status ELSE 'aborted' END
            FROM pg_xact_status($1::xid8) AS status
            """;
        await using var command = new NpgsqlCommand(ask, connection);
        command.Parameters.Add(new NpgsqlParameter { Value = id, NpgsqlDbType = NpgsqlDbType.Unknown });
        command.Parameters.Add(new NpgsqlParameter { Value = (object?)witness ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid });
        return await command.ExecuteScalarAsync() as string;
    }

    /// <summary>Waits for a lock that ends with the connection.</summary>
    public static async Task TakeLockAsync(NpgsqlConnection connection, long key, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection);
        command.Parameters.Add(new NpgsqlParameter { Value = key });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    public static async Task<string> VersionAsync(OrgsDbContext database, CancellationToken cancellationToken)
        => (await database.Database.SqlQueryRaw<string>("SHOW server_version").ToListAsync(cancellationToken))[0];
}
