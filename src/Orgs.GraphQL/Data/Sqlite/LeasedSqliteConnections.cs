using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Data;

/// <summary>Gives each DbContext a connection that takes turns on the open ones.</summary>
internal sealed class LeasedSqliteConnections(SqliteConnections connections) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(
        ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result)
        => InterceptionResult<DbConnection>.SuppressWithResult(new LeasedSqliteConnection(connections));
}
