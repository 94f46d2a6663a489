using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Orgs.GraphQL.Data;

/// <summary>Sets up each native connection once. Pooled ones come back as they were, and are not asked again.</summary>
public sealed class SqlitePragmas(string synchronous) : DbConnectionInterceptor
{
    // By reflection: the type of the handle is in an assembly that some registries have in an older version than the compiler
    // would accept here.
    private static readonly Func<SqliteConnection, object?> _handle =
        typeof(SqliteConnection).GetProperty("Handle")!.GetMethod!.CreateDelegate<Func<SqliteConnection, object?>>();

    private readonly ConditionalWeakTable<object, object> _done = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => SetUp((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        SetUp((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void SetUp(SqliteConnection connection)
    {
        if (_handle(connection) is not { } handle || !_done.TryAdd(handle, this))
        {
            return;
        }

        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The value is one of two words.
        command.CommandText = $"PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON; PRAGMA synchronous = {synchronous};";
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}
