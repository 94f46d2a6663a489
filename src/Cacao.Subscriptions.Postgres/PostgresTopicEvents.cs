using System.Diagnostics.CodeAnalysis;
using Cacao.Execution;
using Cacao.Types;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cacao.Subscriptions.Postgres;

/// <summary>
/// Carries events between servers. Every server gets every event from the database, those it has sent itself too, so that all see them in
/// the same order; and hands each to those who listen to its topic there. When the connection breaks events may be missed, so
/// everybody who listens is told and has to subscribe again.
/// </summary>
[SuppressMessage("Design", "CA1031", Justification = "Whatever goes wrong, listening is tried again.")]
internal sealed partial class PostgresTopicEvents(PostgresSubscriptionOptions options, ILogger<PostgresTopicEvents> logger)
    : BackgroundService, ITopicEventSender, ITopicEventReceiver
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan QuietTime = TimeSpan.FromSeconds(30);

    private readonly Topics _topics = new(options.SubscriptionOptions);
    private readonly NotificationSender _sender = new(options, logger);
    private TaskCompletionSource _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
        => _sender.EnqueueAsync(Notification.Of(NameOf(topicName), message), cancellationToken);

    public ValueTask CompleteAsync(string topicName)
        => _sender.EnqueueAsync(Notification.Completion(NameOf(topicName)), CancellationToken.None);

    public async ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
    {
        var listening = _listening.Task;

        try
        {
            await listening.WaitAsync(Patience, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw Topics.EventsMissed();
        }

        var stream = _topics.Subscribe<TMessage>(NameOf(topicName));

        // It may have broken in between, and then this one was not yet there to be told.
        if (_listening.Task != listening)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw Topics.EventsMissed();
        }

        return stream;
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(KeepListeningAsync(stoppingToken), _sender.RunAsync(stoppingToken));

    private async Task KeepListeningAsync(CancellationToken stopping)
    {
        var backOff = new BackOff();

        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(backOff, stopping).ConfigureAwait(false);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception)
            {
                ListeningBroke(logger, exception.Message);
            }

            if (_listening.Task.IsCompleted)
            {
                _listening = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                _topics.Fail();
            }

            await backOff.WaitAsync(stopping).ConfigureAwait(false);
        }
    }

    private async Task ListenAsync(BackOff backOff, CancellationToken stopping)
    {
        await using var connection = await Connections.OpenAsync(options, stopping).ConfigureAwait(false);
        connection.Notification += (_, notification) => Receive(notification.Payload);

        await using (var listen = new NpgsqlCommand($"LISTEN \"{options.ChannelName.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", connection))
        {
            await listen.ExecuteNonQueryAsync(stopping).ConfigureAwait(false);
        }

        _listening.TrySetResult();
        backOff.Reset();

        while (true)
        {
            if (!await connection.WaitAsync(QuietTime, stopping).ConfigureAwait(false))
            {
                // A connection that only listens never notices that the other side is gone.
                await using var ping = new NpgsqlCommand("SELECT 1", connection);
                await ping.ExecuteNonQueryAsync(stopping).ConfigureAwait(false);
            }
        }
    }

    private void Receive(string payload)
    {
        if (Notification.TryParse(payload) is not { } notification)
        {
            return;
        }

        // Read once for each type, however many listen.
        var read = new Dictionary<Type, object?>();

        foreach (var topic in notification.Topics)
        {
            if (notification.Message is null)
            {
                _topics.Complete(topic);
            }
            else
            {
                _topics.Publish(topic, type => read.TryGetValue(type, out var message) ? message : read[type] = notification.As(type));
            }
        }
    }

    private string NameOf(string topic) => options.SubscriptionOptions.TopicPrefix + topic;

    [LoggerMessage(1, LogLevel.Warning, "Listening for events broke off and is tried again: {Reason}")]
    private static partial void ListeningBroke(ILogger logger, string reason);
}
