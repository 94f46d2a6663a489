using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Data;

/// <summary>One use of a statement: takes the prepared one when it runs, and gives it back when it is disposed of.</summary>
internal sealed class LeasedSqliteCommand(LeasedSqliteConnection connection) : DbCommand
{
    // Only to hold the parameters until a prepared command takes them.
    private readonly SqliteCommand _parameters = new();
    private SqliteCommand? _prepared;

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

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery() => Start().ExecuteNonQuery();

    public override object? ExecuteScalar() => Start().ExecuteScalar();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Start().ExecuteReader(behavior);

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

    private SqliteCommand Start()
    {
        End();
        _prepared = connection.Take(CommandText, DbTransaction);
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
            _prepared = null;
            connection.GiveBack(prepared);
        }
    }
}
