using System.Collections.Concurrent;

namespace Orgs.GraphQL.Data;

/// <summary>The open connections to one file that nobody is using. SQLite works in the caller's thread, so there are about as many as threads.</summary>
internal sealed class SqliteConnections(string connectionString, string pragmas) : IDisposable
{
    private static readonly int s_maxIdle = 2 * Environment.ProcessorCount;

    private readonly ConcurrentStack<OpenSqliteConnection> _idle = new();
    private volatile bool _isDisposed;

    public string ConnectionString => connectionString;

    public OpenSqliteConnection Take()
        => _idle.TryPop(out var connection) ? connection : new OpenSqliteConnection(connectionString, pragmas);

    /// <param name="connection">The connection.</param>
    /// <param name="isReusable">Whether it is as it was taken: without a transaction and an open reader.</param>
    public void GiveBack(OpenSqliteConnection connection, bool isReusable)
    {
        if (!isReusable || _isDisposed || _idle.Count >= s_maxIdle)
        {
            connection.Dispose();
            return;
        }

        _idle.Push(connection);
        if (_isDisposed)
        {
            CloseIdle();
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        CloseIdle();
    }

    private void CloseIdle()
    {
        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }
    }
}
