using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Tests.Harness.Databases;

/// <summary>A database for one test, of the kind that the test is running on, and a folder beside it.</summary>
public sealed class ScratchDatabase : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("orgs-");

    private readonly bool _hasTables;

    private ScratchDatabase(bool hasTables)
    {
        _hasTables = hasTables;
        Options = new DatabaseOptions
        {
            Kind = Kind,
            DataDirectory = _folder.FullName,
            ConnectionString = Kind == DatabaseKind.PostgreSql
                ? hasTables ? PostgreSqlCluster.Running.Rent() : PostgreSqlCluster.Running.Create()
                : $"Data Source={System.IO.Path.Combine(_folder.FullName, "orgs.db")};Default Timeout=5",
            Synchronous = "NORMAL",
        };
    }

    /// <summary>What the running test is about.</summary>
    public static DatabaseKind Kind
        => TestContext.Current.TestCollection is OnPostgreSql ? DatabaseKind.PostgreSql : DatabaseKind.Sqlite;

    public DatabaseOptions Options { get; }

    /// <summary>A database for a server to start on. On PostgreSQL it has its tables already, and whoever uses it leaves them as they are.</summary>
    public static ScratchDatabase Create() => new(hasTables: true);

    /// <summary>A database without tables.</summary>
    public static ScratchDatabase CreateEmpty() => new(hasTables: false);

    public void Dispose()
    {
        switch (Options.Kind)
        {
            case DatabaseKind.PostgreSql when _hasTables:
                PostgreSqlCluster.Running.GiveBack(Options.ConnectionString);
                break;

            case DatabaseKind.PostgreSql:
                PostgreSqlCluster.Running.Drop(Options.ConnectionString);
                break;

            default:
                using (var connection = new SqliteConnection(Options.ConnectionString))
                {
                    SqliteConnection.ClearPool(connection);
                }

                break;
        }

        _folder.Delete(recursive: true);
    }
}
