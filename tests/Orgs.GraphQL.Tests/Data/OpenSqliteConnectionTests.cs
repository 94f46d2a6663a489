using System.Data;
using System.Data.Common;
using Microsoft.Data.Sqlite;
using Orgs.GraphQL.Data;

namespace Orgs.GraphQL.Tests.Data;

/// <summary>Connections that stay open behave like those that do not.</summary>
[NoDatabase]
public sealed class OpenSqliteConnectionTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-");
    private readonly SqliteConnections _connections;

    public OpenSqliteConnectionTests()
    {
        _connections = new SqliteConnections($"Data Source={Path.Combine(_folder.FullName, "test.db")}", "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;");
        Execute("CREATE TABLE notes (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE); INSERT INTO notes VALUES (1, 'one'), (2, 'two'), (3, 'three');");
    }

    public void Dispose()
    {
        _connections.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void A_statement_takes_new_values_each_time()
    {
        foreach (var (id, text) in new[] { (1, "one"), (2, "two"), (3, "three"), (1, "one") })
        {
            using var connection = Open();
            using var command = Command(connection, "SELECT text FROM notes WHERE id = $id", ("$id", id));

            command.ExecuteScalar().ShouldBe(text);
        }
    }

    [Fact]
    public void Emptying_the_caches_disturbs_nobody()
    {
        using var connection = Open();
        using var command = Command(connection, "SELECT id FROM notes ORDER BY id");
        using var reader = command.ExecuteReader();
        reader.Read().ShouldBeTrue();

        _connections.ReleaseMemory();

        reader.Read().ShouldBeTrue();
        reader.GetInt64(0).ShouldBe(2);
        A_statement_takes_new_values_each_time();
    }

    [Fact]
    public void Two_readers_of_one_statement_do_not_disturb_each_other()
    {
        using var connection = Open();
        using var outer = Command(connection, "SELECT id FROM notes ORDER BY id");
        using var inner = Command(connection, "SELECT id FROM notes ORDER BY id");
        var seen = new List<(long, long)>();

        using (var one = outer.ExecuteReader())
        {
            while (one.Read())
            {
                using var two = inner.ExecuteReader();
                while (two.Read())
                {
                    seen.Add((one.GetInt64(0), two.GetInt64(0)));
                }
            }
        }

        seen.Count.ShouldBe(9);
    }

    [Fact]
    public void What_was_not_committed_is_gone_when_the_connection_closes()
    {
        using (var connection = Open())
        {
            using var transaction = connection.BeginTransaction();
            using var command = Command(connection, "DELETE FROM notes");
            command.Transaction = transaction;
            command.ExecuteNonQuery().ShouldBe(3);
        }

        Scalar("SELECT COUNT(*) FROM notes").ShouldBe(3L);
        Execute("INSERT INTO notes VALUES (4, 'four')");
        Scalar("SELECT COUNT(*) FROM notes").ShouldBe(4L);
    }

    [Fact]
    public void A_reader_that_was_left_open_holds_nobody_up()
    {
        var connection = Open();
        var reader = Command(connection, "SELECT id FROM notes").ExecuteReader();
        reader.Read().ShouldBeTrue();
        connection.Dispose();

        Execute("DELETE FROM notes WHERE id = 1");
        Scalar("SELECT COUNT(*) FROM notes").ShouldBe(2L);
    }

    [Fact]
    public void A_statement_that_failed_works_the_next_time()
    {
        for (var i = 0; i < 3; i++)
        {
            Should.Throw<SqliteException>(() => Execute("INSERT INTO notes VALUES (9, 'one')")).SqliteErrorCode.ShouldBe(19);
        }

        Execute("DELETE FROM notes WHERE text = 'one'");
        Execute("INSERT INTO notes VALUES (9, 'one')");
        Scalar("SELECT id FROM notes WHERE text = 'one'").ShouldBe(9L);
    }

    [Fact]
    public void A_changed_table_is_seen_by_statements_that_were_prepared_before()
    {
        Scalar("SELECT COUNT(*) FROM notes").ShouldBe(3L);
        Scalar("SELECT COUNT(*) FROM notes").ShouldBe(3L);

        Execute("ALTER TABLE notes ADD COLUMN more TEXT");
        Execute("DELETE FROM notes WHERE id = 3");

        Scalar("SELECT COUNT(*) FROM notes").ShouldBe(2L);
    }

    [Fact]
    public async Task Many_at_once_each_get_their_own_answers()
    {
        await Parallel.ForEachAsync(Enumerable.Range(0, 2_000), new ParallelOptions { MaxDegreeOfParallelism = 32 }, async (i, cancellationToken) =>
        {
            await using var connection = new LeasedSqliteConnection(_connections);
            await connection.OpenAsync(cancellationToken);
            await using var command = Command(connection, "SELECT $value + id FROM notes WHERE id = 1", ("$value", i));

            (await command.ExecuteScalarAsync(cancellationToken)).ShouldBe(i + 1L);
        });
    }

    [Fact]
    public void A_connection_is_open_between_Open_and_Close_and_not_before_or_after()
    {
        using var connection = new LeasedSqliteConnection(_connections);
        connection.State.ShouldBe(ConnectionState.Closed);
        Should.Throw<InvalidOperationException>(() => Command(connection, "SELECT 1").ExecuteScalar());

        connection.Open();
        connection.State.ShouldBe(ConnectionState.Open);
        connection.Close();

        connection.State.ShouldBe(ConnectionState.Closed);
        Should.Throw<InvalidOperationException>(() => connection.BeginTransaction());
    }

    private LeasedSqliteConnection Open()
    {
        var connection = new LeasedSqliteConnection(_connections);
        connection.Open();
        return connection;
    }

    private static DbCommand Command(DbConnection connection, string text, params (string Name, object Value)[] parameters)
    {
        var command = connection.CreateCommand();
        command.CommandText = text;
        foreach (var (name, value) in parameters)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = name;
            parameter.Value = value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    private void Execute(string text)
    {
        using var connection = Open();
        using var command = Command(connection, text);
        command.ExecuteNonQuery();
    }

    private object? Scalar(string text)
    {
        using var connection = Open();
        using var command = Command(connection, text);
        return command.ExecuteScalar();
    }
}
