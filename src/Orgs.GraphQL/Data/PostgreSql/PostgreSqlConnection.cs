using Npgsql;

namespace Orgs.GraphQL.Data;

/// <summary>What Orgs adds to the operator's connection string, where that says nothing of its own.</summary>
internal static class PostgreSqlConnection
{
    private static readonly (string Key, object Value)[] _defaults =
    [
        ("Application Name", "Orgs"),

        // Seconds. Who waits for a server that is away learns it while still waiting.
        ("Timeout", 3),

        // The statements are few and come again and again: PostgreSQL reads and plans each once a connection.
        ("Max Auto Prepare", 200),
    ];

    /// <summary>For connections that are kept for long, and have to notice by themselves when the other side is gone.</summary>
    public static string ForEvents(string connectionString)
        => new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "Orgs events", Pooling = false, KeepAlive = 30 }.ConnectionString;

    public static string Complete(string connectionString)
    {
        try
        {
            var builder = new NpgsqlConnectionStringBuilder(connectionString);
            foreach (var (key, value) in _defaults.Where(setting => !builder.ContainsKey(setting.Key)))
            {
                builder[key] = value;
            }

            return builder.ConnectionString;
        }
        catch (ArgumentException exception)
        {
            throw new StartRefusedException($"The database cannot be used: ConnectionStrings:Orgs is not one of PostgreSQL's. {exception.Message}");
        }
    }
}
