using Microsoft.Data.Sqlite;

namespace Orgs.GraphQL.Data;

/// <summary>Where the data is, from the configuration sections <c>Orgs</c> and <c>ConnectionStrings</c>.</summary>
public sealed record DatabaseOptions
{
    /// <summary>The folder for the database file and the keys that protect tokens.</summary>
    public required string DataDirectory { get; init; }

    public required string ConnectionString { get; init; }

    /// <summary>What a commit waits for: FULL survives a power cut, NORMAL may lose the newest commits in one.</summary>
    public required string Synchronous { get; init; }

    public static DatabaseOptions From(IConfiguration configuration, string contentRoot)
    {
        var directory = Path.GetFullPath(configuration["Orgs:DataDirectory"] ?? "data", contentRoot);
        return new DatabaseOptions
        {
            DataDirectory = directory,
            ConnectionString = configuration.GetConnectionString("Orgs") ?? FileConnection(directory),
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
