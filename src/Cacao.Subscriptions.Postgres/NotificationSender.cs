using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Npgsql;
using NpgsqlTypes;

namespace Cacao.Subscriptions.Postgres;

/// <summary>
/// Sends notifications in their order, as many with one statement as have come together. Nobody waits until something is sent; only when very
/// much is waiting already, who brings more waits for room.
/// </summary>
[SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, sending is tried again.")]
internal sealed partial class NotificationSender(PostgresSubscriptionOptions options, ILogger logger)
{
    private readonly Channel<WaitingNotification> _queue = Channel.CreateBounded<WaitingNotification>(
        new BoundedChannelOptions(options.MaxSendQueueSize) { SingleReader = true });

    private readonly Lock _lock = new();
    private WaitingNotification? _last;

    /// <exception cref="ArgumentException">It is too large to be sent.</exception>
    /// <exception cref="InvalidOperationException">Too many wait, and for too long.</exception>
    public ValueTask EnqueueAsync(Notification notification, CancellationToken cancellationToken)
    {
        var waiting = new WaitingNotification(notification);
        return TryEnqueue(waiting) ? ValueTask.CompletedTask : WaitForRoomAsync(waiting, cancellationToken);
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

    private bool TryEnqueue(WaitingNotification waiting)
    {
        lock (_lock)
        {
            if (_last?.TryAdd(waiting) == true)
            {
                return true;
            }

            if (!_queue.Writer.TryWrite(waiting))
            {
                return false;
            }

            _last = waiting;
            return true;
        }
    }

    private async ValueTask WaitForRoomAsync(WaitingNotification waiting, CancellationToken cancellationToken)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(options.SendPatience);

        try
        {
            while (!TryEnqueue(waiting))
            {
                await _queue.Writer.WaitToWriteAsync(patience.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw new InvalidOperationException($"{options.MaxSendQueueSize} notifications wait to be sent; PostgreSQL has been away for too long.");
        }
    }

    /// <summary>What could not be sent before comes first.</summary>
    private async Task FillAsync(List<string> batch, CancellationToken stopping)
    {
        if (batch.Count == 0)
        {
            await _queue.Reader.WaitToReadAsync(stopping).ConfigureAwait(false);
        }

        while (batch.Count < options.MaxSendBatchSize && _queue.Reader.TryRead(out var waiting))
        {
            batch.Add(waiting.Take());
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
