namespace Cacao.Types;

/// <summary>Listens to topics.</summary>
public interface ITopicEventReceiver
{
    ValueTask<ISourceStream<TMessage>> SubscribeAsync<TMessage>(string topicName, CancellationToken cancellationToken = default);
}

/// <summary>Sends events to topics.</summary>
public interface ITopicEventSender
{
    ValueTask SendAsync<TMessage>(string topicName, TMessage message, CancellationToken cancellationToken = default);

    /// <summary>Ends the subscriptions to a topic.</summary>
    ValueTask CompleteAsync(string topicName);
}
