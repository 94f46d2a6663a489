using Cacao.Types;
using Npgsql;

namespace Cacao.Subscriptions.Postgres;

/// <summary>How events travel by PostgreSQL.</summary>
public sealed class PostgresSubscriptionOptions
{
    /// <summary>
    /// Makes a connection that is kept for long: one listens, another sends. It should come from no pool, and have a keep-alive, so that a server
    /// that is gone is noticed.
    /// </summary>
    public Func<CancellationToken, ValueTask<NpgsqlConnection>> ConnectionFactory { get; set; } = default!;

    /// <summary>The channel; all servers that share events have the same.</summary>
    public string ChannelName { get; set; } = "cacao_subscriptions";

    /// <summary>Events that one statement sends.</summary>
    public int MaxSendBatchSize { get; set; } = 256;

    /// <summary>Events that wait to be sent. When there are more, PostgreSQL has been away for long, and sending fails.</summary>
    public int MaxSendQueueSize { get; set; } = 2048;

    /// <summary>How events wait for those who listen.</summary>
    public SubscriptionOptions SubscriptionOptions { get; set; } = new();
}
