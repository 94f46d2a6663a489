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

    /// <summary>Notifications that one statement sends.</summary>
    public int MaxSendBatchSize { get; set; } = 256;

    /// <summary>
    /// Notifications that wait to be sent, each with as many topics of one event as go into it. Who brings more waits until there is room.
    /// </summary>
    public int MaxSendQueueSize { get; set; } = 2048;

    /// <summary>How long one waits for room. Then PostgreSQL has been away for too long, and sending fails.</summary>
    public TimeSpan SendPatience { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How events wait for those who listen.</summary>
    public SubscriptionOptions SubscriptionOptions { get; set; } = new();
}
