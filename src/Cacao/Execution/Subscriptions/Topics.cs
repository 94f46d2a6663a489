using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// Who in this process listens to which topic. A topic is there as long as somebody listens to it, and handing an event over never waits:
/// it is put into the bounded buffer of each subscriber, and one whose buffer is full is closed.
/// </summary>
internal sealed class Topics(SubscriptionOptions options)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Subscriber>> _subscribers = new(StringComparer.Ordinal);

    /// <summary>How many topics somebody listens to.</summary>
    public int Count => _subscribers.Count;

    /// <summary>How many listen to a topic.</summary>
    public int CountSubscribers(string topic) => Find(topic).Length;

    public Subscriber<TMessage> Subscribe<TMessage>(string topic)
    {
        var subscriber = new Subscriber<TMessage>(this, topic, options.TopicBufferCapacity);
        _subscribers.AddOrUpdate(topic, static (_, added) => [added], static (_, others, added) => others.Add(added), subscriber);
        return subscriber;
    }

    /// <summary>Hands an event to everybody who listens to its topic.</summary>
    /// <param name="topic">The topic.</param>
    /// <param name="message">The event, as the type a subscriber asks for.</param>
    public void Publish(string topic, Func<Type, object?> message)
    {
        foreach (var subscriber in Find(topic))
        {
            subscriber.Offer(message);
        }
    }

    public void Complete(string topic)
    {
        foreach (var subscriber in Find(topic))
        {
            subscriber.Complete();
        }
    }

    public void Remove(Subscriber subscriber)
    {
        while (_subscribers.TryGetValue(subscriber.Topic, out var others))
        {
            var left = others.Remove(subscriber);

            if (left.IsEmpty
                ? _subscribers.TryRemove(KeyValuePair.Create(subscriber.Topic, others))
                : _subscribers.TryUpdate(subscriber.Topic, left, others))
            {
                return;
            }
        }
    }

    private ImmutableArray<Subscriber> Find(string topic) => _subscribers.TryGetValue(topic, out var subscribers) ? subscribers : [];
}
