using System.Data;
using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Data;

/// <summary>
/// A native connection that stays open, with the statements that were prepared on it. Compiling a statement takes SQLite several
/// times as long as running it, and opening a connection registers whatever the caller wants of it anew.
/// </summary>
internal sealed class OpenSqliteConnection : IDisposable
{
    private const int MaxStatements = 128;

    private readonly Dictionary<string, SqliteCommand> _idle = new(StringComparer.Ordinal);

    public OpenSqliteConnection(string connectionString, string pragmas)
    {
        Connection = new SqliteConnection(connectionString);
        try
        {
            Connection.Open();
            Execute(pragmas);
        }
        catch
        {
            Connection.Dispose();
            throw;
        }
    }

    public SqliteConnection Connection { get; }

    /// <summary>False for one that was opened because all others were in use for too long.</summary>
    public bool HasPlace { get; set; }

    /// <summary>A command of this text, prepared if it was run before. Nobody else has it until it is given back.</summary>
    public SqliteCommand Take(string text)
    {
        if (_idle.Remove(text, out var command))
        {
            // Not before its first use: of several statements in one text, a later one may need what an earlier one makes.
            command.Prepare();
            return command;
        }

        return SqliteStatements.CreateCommand(Connection, text);
    }

    public void GiveBack(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;

        // A second one of the same text was open beside the first; and texts that are made up for one use are not worth keeping.
        if (_idle.Count >= MaxStatements || !_idle.TryAdd(SqliteStatements.TextOf(command), command))
        {
            command.Dispose();
        }
    }

    /// <summary>Empties the cache of pages; the statements stay. False when the connection is broken.</summary>
    public bool TryReleaseMemory()
    {
        try
        {
            Execute("PRAGMA shrink_memory;");
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    public void Dispose() => Connection.Dispose();

    private void Execute(string pragmas)
    {
        using var command = SqliteStatements.CreateCommand(Connection, pragmas);
        command.ExecuteNonQuery();
    }
}
