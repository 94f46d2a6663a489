using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Orgs.GraphQL.Data;

/// <summary>What EF Core opens and closes for each statement: to open is to take one of the connections that are open, to close is to give it back.</summary>
internal sealed class LeasedSqliteConnection(SqliteConnections connections) : DbConnection
{
    private OpenSqliteConnection? _open;
    private LeasedSqliteTransaction? _transaction;
    private int _running;

    [AllowNull]
    public override string ConnectionString
    {
        get => connections.ConnectionString;
        set => throw new NotSupportedException("The connection string is the provider's.");
    }

    public override string Database => "main";

    public override string DataSource => new SqliteConnectionStringBuilder(connections.ConnectionString).DataSource;

    public override string ServerVersion => _open is { } open ? open.Connection.ServerVersion : throw NotOpen();

    public override ConnectionState State => _open is null ? ConnectionState.Closed : ConnectionState.Open;

    public override void Open()
    {
        EnsureClosed();
        _open = connections.Take();
    }

    public override Task OpenAsync(CancellationToken cancellationToken)
    {
        EnsureClosed();
        _open = connections.TryTake();
        return _open is null ? WaitAndOpenAsync(cancellationToken) : Task.CompletedTask;
    }

    public override void Close()
    {
        if (_open is not { } open)
        {
            return;
        }

        _transaction?.Dispose();
        var isReusable = _running == 0;
        lock (open)
        {
            (_open, _transaction, _running) = (null, null, 0);
        }

        connections.GiveBack(open, isReusable);
    }

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException("SQLite has one database in a file.");

    internal SqliteCommand Take(string text, DbTransaction? transaction)
    {
        var command = (_open ?? throw NotOpen()).Take(text);
        command.Transaction = (transaction as LeasedSqliteTransaction)?.Inner;
        _running++;
        return command;
    }

    internal void GiveBack(SqliteCommand command)
    {
        // After the connection was closed under a command, its statement is gone with the connection.
        if (_open is { } open && open.Connection == command.Connection)
        {
            _running--;
            open.GiveBack(command);
        }
    }

    /// <summary>Ends what the command is doing, from another thread. False when the connection may be somebody else's by now.</summary>
    internal bool TryInterrupt(SqliteCommand command)
    {
        if (_open is not { } open)
        {
            return false;
        }

        lock (open)
        {
            if (_open != open || open.Connection != command.Connection)
            {
                return false;
            }

            raw.sqlite3_interrupt(open.Connection.Handle);
            return true;
        }
    }

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel)
        => _transaction = new LeasedSqliteTransaction(this, (_open ?? throw NotOpen()).Connection.BeginTransaction(isolationLevel));

    protected override DbCommand CreateDbCommand() => new LeasedSqliteCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close();
        }

        base.Dispose(disposing);
    }

    private async Task WaitAndOpenAsync(CancellationToken cancellationToken) => _open = await connections.TakeAsync(cancellationToken);

    private void EnsureClosed()
    {
        if (_open is not null)
        {
            throw new InvalidOperationException("The connection is open.");
        }
    }

    private static InvalidOperationException NotOpen() => new("The connection is not open.");
}
