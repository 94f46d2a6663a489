using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>One who listens to a topic, whatever the type of the events.</summary>
internal abstract class Subscriber(Topic topic)
{
    public Topic Topic => topic;

    /// <summary>Where it is among those who listen to the topic, which alone has a use for it.</summary>
    public int Place { get; set; } = -1;

    /// <summary>Puts an event into the buffer, or closes the subscriber because there is no room.</summary>
    public abstract void Offer(Func<Type, object?> message);

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class Subscriber<TMessage>(Topics topics, Topic topic, int capacity) : Subscriber(topic), ISourceStream<TMessage>
{
    private readonly EventBuffer<TMessage> _events = new(capacity);

    public override void Offer(Func<Type, object?> message)
    {
        if (message(typeof(TMessage)) is TMessage typed && !_events.TryAdd(typed))
        {
            Fail(new GraphQLException(ExecutionErrors.SubscriberTooSlow(capacity)));
        }
    }

    public override void Complete() => _events.Complete();

    public override void Fail(Exception exception)
    {
        _events.Complete(exception);
        topics.Remove(this);
    }

    public IAsyncEnumerable<TMessage> ReadEventsAsync() => _events;

    IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => _events as IAsyncEnumerable<object?> ?? ReadBoxedAsync();

    public ValueTask DisposeAsync()
    {
        topics.Remove(this);
        _events.Complete();
        return ValueTask.CompletedTask;
    }

    /// <summary>The events of a type that is no class.</summary>
    private async IAsyncEnumerable<object?> ReadBoxedAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in _events.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }
    }
}
