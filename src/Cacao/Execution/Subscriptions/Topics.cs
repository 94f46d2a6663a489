using System.Collections.Concurrent;
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
    private readonly ConcurrentDictionary<string, Topic> _topics = new(StringComparer.Ordinal);

    /// <summary>How many topics somebody listens to.</summary>
    public int Count => _topics.Count;

    /// <summary>How many listen to a topic.</summary>
    public int CountSubscribers(string topic) => Find(topic).Length;

    /// <summary>Listens from now on, until the stream is disposed of.</summary>
    public ISourceStream<TMessage> Subscribe<TMessage>(string topic)
    {
        while (true)
        {
            var listenedTo = _topics.GetOrAdd(topic, static name => new Topic(name));
            var subscriber = new Subscriber<TMessage>(this, listenedTo, options.TopicBufferCapacity);

            if (listenedTo.TryAdd(subscriber))
            {
                return subscriber;
            }

            // The last one has just left it.
            Forget(listenedTo);
        }
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

        foreach (var subscriber in _topics.Values.SelectMany(topic => topic.ToArray()))
        {
            subscriber.Fail(exception);
        }
    }

    internal void Remove(Subscriber subscriber)
    {
        if (subscriber.Topic.Remove(subscriber))
        {
            Forget(subscriber.Topic);
        }
    }

    private Subscriber[] Find(string topic) => _topics.TryGetValue(topic, out var found) ? found.ToArray() : [];

    private void Forget(Topic topic) => _topics.TryRemove(KeyValuePair.Create(topic.Name, topic));
}
