using System.Collections.Concurrent;

namespace Orgs.GraphQL.Data;

/// <summary>
/// The connections to one file. SQLite works in the caller's thread, so more of them than processors do not get more done: they
/// only share out the time, and each has a cache and prepared statements of its own. So who comes when enough are in use waits for one.
/// </summary>
internal sealed class SqliteConnections(string connectionString, string pragmas) : IDisposable
{
    // One for each processor, and one for when another waits for the disk.
    private static readonly int s_enough = Environment.ProcessorCount + 1;

    // Who already has one, in a transaction, and needs another does not wait long for others who do the same.
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentStack<OpenSqliteConnection> _idle = new();
    private readonly SemaphoreSlim _places = new(s_enough, s_enough);
    private volatile bool _isDisposed;

    public string ConnectionString => connectionString;

    public OpenSqliteConnection Take() => Take(_places.Wait(s_patience));

    public async Task<OpenSqliteConnection> TakeAsync(CancellationToken cancellationToken)
        => Take(await _places.WaitAsync(s_patience, cancellationToken));

    /// <summary>A connection, unless one would have to wait for it.</summary>
    public OpenSqliteConnection? TryTake() => _places.Wait(TimeSpan.Zero, CancellationToken.None) ? Take(hasPlace: true) : null;

    /// <param name="connection">The connection.</param>
    /// <param name="isReusable">Whether it is as it was taken: without a transaction and an open reader.</param>
    public void GiveBack(OpenSqliteConnection connection, bool isReusable)
    {
        var hasPlace = connection.HasPlace;
        if (!isReusable || _isDisposed || !hasPlace)
        {
            connection.Dispose();
        }
        else
        {
            _idle.Push(connection);
            if (_isDisposed)
            {
                CloseIdle();
            }
        }

        if (hasPlace)
        {
            _places.Release();
        }
    }

    /// <summary>Empties the caches of those that are idle; closes one that cannot even do that.</summary>
    public void ReleaseMemory()
    {
        var taken = new List<OpenSqliteConnection>();
        while (TryTakeIdle() is { } connection)
        {
            taken.Add(connection);
        }

        foreach (var connection in taken)
        {
            GiveBack(connection, isReusable: connection.TryReleaseMemory());
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose()
    {
        _isDisposed = true;
        CloseIdle();
    }

    private OpenSqliteConnection? TryTakeIdle()
    {
        if (!_places.Wait(TimeSpan.Zero, CancellationToken.None))
        {
            return null;
        }

        if (!_idle.TryPop(out var connection))
        {
            _places.Release();
            return null;
        }

        connection.HasPlace = true;
        return connection;
    }

    private OpenSqliteConnection Take(bool hasPlace)
    {
        try
        {
            var connection = _idle.TryPop(out var idle) ? idle : new OpenSqliteConnection(connectionString, pragmas);
            connection.HasPlace = hasPlace;
            return connection;
        }
        catch
        {
            if (hasPlace)
            {
                _places.Release();
            }

            throw;
        }
    }

    private void CloseIdle()
    {
        while (_idle.TryPop(out var connection))
        {
            connection.Dispose();
        }
    }
}
