using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Carries events within this process.</summary>
internal sealed class InMemoryTopicEvents(SubscriptionOptions options) : ITopicEventSender, ITopicEventReceiver
{
    private readonly Topics _topics = new(options);

    /// <summary>How many topics somebody listens to.</summary>
    public int TopicCount => _topics.Count;

    /// <summary>How many listen to a topic.</summary>
    public int SubscriberCount(string topic) => _topics.CountSubscribers(topic);

    public ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default)
    {
        // Whoever listens for events of another type does not take part.
        _topics.Publish(topicName, type => type.IsInstanceOfType(message) ? message : null);
        return ValueTask.CompletedTask;
    }

    public ValueTask CompleteAsync(string topicName)
    {
        _topics.Complete(topicName);
        return ValueTask.CompletedTask;
    }

    public ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default)
        => new(_topics.Subscribe<TMessage>(topicName));
}
