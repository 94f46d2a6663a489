using Npgsql;

namespace Orgs.GraphQL.Data;

/// <summary>A lock that all servers of one database share. PostgreSQL frees it when its holder goes away, however that happens.</summary>
internal sealed class PostgreSqlLock : IAsyncDisposable
{
    /// <summary>What is done once by the first of several servers that start.</summary>
    public const long Starting = 0x6F_72_67_73_00_00_00_01;

    private readonly NpgsqlConnection _connection;

    private PostgreSqlLock(NpgsqlConnection connection) => _connection = connection;

    public static async Task<PostgreSqlLock> TakeAsync(string connectionString, long key, CancellationToken cancellationToken)
    {
        // A connection of its own, which ends with the lock.
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ToString());
        try
        {
            await connection.OpenAsync(cancellationToken);
            await PostgreSqlStatements.TakeLockAsync(connection, key, cancellationToken);
            return new PostgreSqlLock(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public ValueTask DisposeAsync() => _connection.DisposeAsync();
}
