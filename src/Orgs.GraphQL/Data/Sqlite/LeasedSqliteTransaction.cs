using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Data;

/// <summary>A transaction on the open connection, which to EF Core is one on the leased connection.</summary>
internal sealed class LeasedSqliteTransaction(LeasedSqliteConnection connection, SqliteTransaction transaction) : DbTransaction
{
    public override IsolationLevel IsolationLevel => transaction.IsolationLevel;

    public override bool SupportsSavepoints => transaction.SupportsSavepoints;

    /// <summary>What commands of the open connection want to be told.</summary>
    internal SqliteTransaction Inner => transaction;

    protected override DbConnection? DbConnection => transaction.Connection is null ? null : connection;

    public override void Commit() => transaction.Commit();

    public override void Rollback() => transaction.Rollback();

    public override void Save(string savepointName) => transaction.Save(savepointName);

    public override void Rollback(string savepointName) => transaction.Rollback(savepointName);

    public override void Release(string savepointName) => transaction.Release(savepointName);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            transaction.Dispose();
        }

        base.Dispose(disposing);
    }
}
