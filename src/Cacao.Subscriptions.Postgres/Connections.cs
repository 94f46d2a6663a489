using System.Data;
using Npgsql;

namespace Cacao.Subscriptions.Postgres;

internal static class Connections
{
    /// <summary>A connection of the application's making, opened where it was not yet.</summary>
    public static async Task<NpgsqlConnection> OpenAsync(PostgresSubscriptionOptions options, CancellationToken cancellationToken)
    {
        var connection = await options.ConnectionFactory(cancellationToken).ConfigureAwait(false);

        if (connection.State is not ConnectionState.Open)
        {
            await connection.OpenAsync(cancellationToken).ConfigureAwait(false);
        }

        return connection;
    }
}
