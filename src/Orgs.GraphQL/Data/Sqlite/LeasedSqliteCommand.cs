using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Orgs.GraphQL.Data;

/// <summary>
/// One use of a statement: takes the prepared one when it runs, and gives it back when it is disposed of. SQLite works in the caller's thread and
/// knows nothing of tokens, so a statement is interrupted from outside when its token fires, until its last row has been read.
/// </summary>
internal sealed class LeasedSqliteCommand(LeasedSqliteConnection connection) : DbCommand
{
    private static readonly TimeSpan s_untilNextInterruption = TimeSpan.FromMilliseconds(20);

    // Only to hold the parameters until a prepared command takes them.
    private readonly SqliteCommand _parameters = new();
    private SqliteCommand? _prepared;
    private CancellationTokenRegistration _watch;

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; } = 30;

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection
    {
        get => connection;
        set => throw new NotSupportedException("A command belongs to the connection that made it.");
    }

    protected override DbParameterCollection DbParameterCollection => _parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel() => TryInterrupt();

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Start().ExecuteNonQuery();

    public override object? ExecuteScalar() => Start().ExecuteScalar();

    public override Task<int> ExecuteNonQueryAsync(CancellationToken cancellationToken)
        => RunAsync(static (command, _) => command.ExecuteNonQuery(), default, cancellationToken);

    public override Task<object?> ExecuteScalarAsync(CancellationToken cancellationToken)
        => RunAsync(static (command, _) => command.ExecuteScalar(), default, cancellationToken);

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        => new LeasedSqliteReader(Start().ExecuteReader(behavior));

    protected override Task<DbDataReader> ExecuteDbDataReaderAsync(CommandBehavior behavior, CancellationToken cancellationToken)
        => RunAsync<DbDataReader>(static (command, behavior) => new LeasedSqliteReader(command.ExecuteReader(behavior)), behavior, cancellationToken);

    protected override DbParameter CreateDbParameter() => new SqliteParameter();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            End();
            _parameters.Dispose();
        }

        base.Dispose(disposing);
    }

    private Task<T> RunAsync<T>(Func<SqliteCommand, CommandBehavior, T> run, CommandBehavior behavior, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }

        try
        {
            var prepared = Start();
            if (cancellationToken.CanBeCanceled)
            {
                _watch = cancellationToken.UnsafeRegister(static command => _ = ((LeasedSqliteCommand)command!).InterruptAsync(), this);
            }

            return Task.FromResult(run(prepared, behavior));
        }
        catch (SqliteException exception) when (exception.SqliteErrorCode == raw.SQLITE_INTERRUPT && cancellationToken.IsCancellationRequested)
        {
            return Task.FromCanceled<T>(cancellationToken);
        }
        catch (Exception exception)
        {
            return Task.FromException<T>(exception);
        }
    }

    private SqliteCommand Start()
    {
        End();
        _prepared = connection.Take(SqliteStatements.TextOf(this), DbTransaction);
        _prepared.CommandTimeout = CommandTimeout;
        foreach (SqliteParameter parameter in _parameters.Parameters)
        {
            _prepared.Parameters.Add(parameter);
        }

        return _prepared;
    }

    private void End()
    {
        if (_prepared is { } prepared)
        {
            _watch.Dispose();
            _watch = default;
            lock (_parameters)
            {
                _prepared = null;
            }

            connection.GiveBack(prepared);
        }
    }

    /// <summary>Again and again: an interruption passes without effect when the statement is just about to begin.</summary>
    private async Task InterruptAsync()
    {
        while (TryInterrupt())
        {
            await Task.Delay(s_untilNextInterruption).ConfigureAwait(false);
        }
    }

    /// <summary>False once the statement has been given back.</summary>
    private bool TryInterrupt()
    {
        lock (_parameters)
        {
            return _prepared is { } prepared && connection.TryInterrupt(prepared);
        }
    }
}
