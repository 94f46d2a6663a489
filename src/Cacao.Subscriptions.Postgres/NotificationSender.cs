using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Cacao.Subscriptions.Postgres;

/// <summary>Sends notifications in their order, as many with one statement as have come together. Nobody waits for it.</summary>
[SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, sending is tried again.")]
internal sealed partial class NotificationSender(PostgresSubscriptionOptions options, ILogger logger)
{
    private readonly Channel<string> _queue = Channel.CreateBounded<string>(
        new BoundedChannelOptions(options.MaxSendQueueSize) { SingleReader = true });

    /// <exception cref="InvalidOperationException">Too many wait.</exception>
    public void Enqueue(string payload)
    {
        if (!_queue.Writer.TryWrite(payload))
        {
            throw new InvalidOperationException($"{options.MaxSendQueueSize} events wait to be sent; PostgreSQL has been away for too long.");
        }
    }

    public async Task RunAsync(CancellationToken stopping)
    {
        var backOff = new BackOff();
        var batch = new List<string>(options.MaxSendBatchSize);

        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await using var connection = await Connections.OpenAsync(options, stopping).ConfigureAwait(false);

                while (true)
                {
                    await FillAsync(batch, stopping).ConfigureAwait(false);
                    await SendAsync(connection, batch, stopping).ConfigureAwait(false);
                    batch.Clear();
                    backOff.Reset();
                }
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                SendingBroke(logger, exception.Message);
                await backOff.WaitAsync(stopping).ConfigureAwait(false);
            }
        }
    }

    /// <summary>What could not be sent before comes first.</summary>
    private async Task FillAsync(List<string> batch, CancellationToken stopping)
    {
        if (batch.Count == 0)
        {
            await _queue.Reader.WaitToReadAsync(stopping).ConfigureAwait(false);
        }

        while (batch.Count < options.MaxSendBatchSize && _queue.Reader.TryRead(out var payload))
        {
            batch.Add(payload);
        }
    }

    private async Task SendAsync(NpgsqlConnection connection, List<string> batch, CancellationToken stopping)
    {
        await using var command = new NpgsqlCommand(
            "SELECT pg_notify($1, payload) FROM unnest($2) WITH ORDINALITY AS batch(payload, number) ORDER BY number", connection);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = options.ChannelName });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. batch], NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await command.ExecuteNonQueryAsync(stopping).ConfigureAwait(false);
    }

    [LoggerMessage(2, LogLevel.Warning, "Sending events broke off and is tried again: {Reason}")]
    private static partial void SendingBroke(ILogger logger, string reason);
}
