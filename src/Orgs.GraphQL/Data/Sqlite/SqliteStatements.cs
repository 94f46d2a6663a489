using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Data;

#pragma warning disable RS0030, CA2100 // The place that BannedSymbols.txt leaves for SQL.

/// <summary>
/// What the server says to SQLite in words of its own, beside migrations and guards. SQL knows no viewer and no filter, so it stands nowhere else,
/// and nothing here speaks of a table that belongs to an organization or a person.
/// </summary>
internal static class SqliteStatements
{
    /// <summary>What each connection is told when it opens.</summary>
    public static string Settings(string synchronous, int cacheKibibytes)
        => $"PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = {synchronous}; PRAGMA cache_size = -{cacheKibibytes};";

    /// <summary>A command of the connections that stay open: its text is <see cref="Settings"/>, or what EF Core made of a query.</summary>
    public static SqliteCommand CreateCommand(SqliteConnection connection, string text)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        return command;
    }

    public static string TextOf(DbCommand command) => command.CommandText;

    public static Task WriteAheadAsync(OrgsDbContext database, CancellationToken cancellationToken)
        => database.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellationToken);

    /// <summary>Removes EF Core's note that a migration is running; true when there was one.</summary>
    public static async Task<bool> DropMigrationLockAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        const string tables = "SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        return await database.Database.SqlQueryRaw<int>(tables).SingleAsync(cancellationToken) > 0
            && await database.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsLock\"", cancellationToken) > 0;
    }

    public static async Task<string> DescribeAsync(OrgsDbContext database, CancellationToken cancellationToken)
    {
        var version = await database.Database.SqlQueryRaw<string>("SELECT sqlite_version() AS Value").SingleAsync(cancellationToken);
        return $"SQLite {version}, {database.Database.GetDbConnection().DataSource}";
    }
}
