using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Data;

/// <summary>Where the data is, from the configuration sections <c>Orgs</c> and <c>ConnectionStrings</c>.</summary>
public sealed record DatabaseOptions
{
    public required DatabaseKind Kind { get; init; }

    /// <summary>The folder for what is kept in files: SQLite's database and the keys that protect tokens.</summary>
    public required string DataDirectory { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>What a commit to SQLite waits for: FULL survives a power cut, NORMAL may lose the newest commits in one.</summary>
    public required string Synchronous { get; init; }

    public static DatabaseOptions From(IConfiguration configuration, string contentRoot)
    {
        var directory = Path.GetFullPath(configuration["Orgs:DataDirectory"] ?? "data", contentRoot);
        var kind = (configuration["Orgs:Database:Provider"] ?? "Sqlite").ToUpperInvariant() switch
        {
            "SQLITE" => DatabaseKind.Sqlite,
            "POSTGRESQL" => DatabaseKind.PostgreSql,
            var other => throw new StartRefusedException($"Orgs:Database:Provider is Sqlite or PostgreSql, not {other}."),
        };
        return new DatabaseOptions
        {
            Kind = kind,
            DataDirectory = directory,
            ConnectionString = (configuration.GetConnectionString("Orgs"), kind) switch
            {
                ({ } configured, DatabaseKind.PostgreSql) => PostgreSqlConnection.Complete(configured),
                (null, DatabaseKind.PostgreSql) => throw new StartRefusedException(
                    "ConnectionStrings:Orgs is missing. PostgreSQL needs one, such as \"Host=db;Database=orgs;Username=orgs;Password=…\"."),
                ({ } configured, _) => configured,
                _ => FileConnection(directory),
            },
            Synchronous = (configuration["Orgs:Database:Synchronous"] ?? "FULL").ToUpperInvariant() switch
            {
                "FULL" => "FULL",
                "NORMAL" => "NORMAL",
                var other => throw new StartRefusedException($"Orgs:Database:Synchronous is FULL or NORMAL, not {other}."),
            },
        };
    }

    private static string FileConnection(string directory)
        => new SqliteConnectionStringBuilder { DataSource = Path.Combine(directory, "orgs.db"), DefaultTimeout = 5 }.ToString();
}
