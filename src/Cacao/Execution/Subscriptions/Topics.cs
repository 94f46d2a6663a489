using System.Collections.Concurrent;
using System.Collections.Immutable;
using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// Who in this process listens to which topic. A topic is there as long as somebody listens to it, and handing an event over never waits:
/// it is put into the bounded buffer of each subscriber, and one whose buffer is full is closed. Whatever carries events between processes
/// hands them over here.
/// </summary>
public sealed class Topics(SubscriptionOptions options)
{
    private readonly ConcurrentDictionary<string, ImmutableArray<Subscriber>> _subscribers = new(StringComparer.Ordinal);

    /// <summary>How many topics somebody listens to.</summary>
    public int Count => _subscribers.Count;

    /// <summary>How many listen to a topic.</summary>
    public int CountSubscribers(string topic) => Find(topic).Length;

    /// <summary>Listens from now on, until the stream is disposed of.</summary>
    public ISourceStream<TMessage> Subscribe<TMessage>(string topic)
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

    /// <summary>Ends the listening to a topic.</summary>
    public void Complete(string topic)
    {
        foreach (var subscriber in Find(topic))
        {
            subscriber.Complete();
        }
    }

    /// <summary>What is told when the carrier of the events may have lost some.</summary>
    public static GraphQLException EventsMissed() => new(ExecutionErrors.EventsMissed());

    /// <summary>Ends all listening, because the carrier of the events may have lost some.</summary>
    public void Fail()
    {
        var exception = EventsMissed();

        foreach (var subscriber in _subscribers.Values.SelectMany(subscribers => subscribers))
        {
            subscriber.Fail(exception);
        }
    }

    internal void Remove(Subscriber subscriber)
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
