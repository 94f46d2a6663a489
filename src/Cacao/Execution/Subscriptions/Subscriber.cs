using System.Threading.Channels;
using Cacao.Errors;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>One who listens to a topic, whatever the type of the events.</summary>
internal abstract class Subscriber(string topic)
{
    public string Topic { get; } = topic;

    /// <summary>Puts an event into the buffer, or closes the subscriber because there is no room.</summary>
    public abstract void Offer(Func<Type, object?> message);

    public abstract void Complete();

    public abstract void Fail(Exception exception);
}

/// <inheritdoc/>
internal sealed class Subscriber<TMessage> : Subscriber, ISourceStream<TMessage>
{
    private readonly Topics _topics;
    private readonly Channel<TMessage> _buffer;
    private readonly int _capacity;

    public Subscriber(Topics topics, string topic, int capacity)
        : base(topic)
    {
        _topics = topics;
        _capacity = capacity;
        _buffer = Channel.CreateBounded<TMessage>(new BoundedChannelOptions(capacity) { SingleReader = true });
    }

    public override void Offer(Func<Type, object?> message)
    {
        if (message(typeof(TMessage)) is TMessage typed && !_buffer.Writer.TryWrite(typed))
        {
            Fail(new GraphQLException(ExecutionErrors.SubscriberTooSlow(_capacity)));
        }
    }

    public override void Complete() => _buffer.Writer.TryComplete();

    public override void Fail(Exception exception)
    {
        _buffer.Writer.TryComplete(exception);
        _topics.Remove(this);
    }

    public IAsyncEnumerable<TMessage> ReadEventsAsync() => _buffer.Reader.ReadAllAsync();

    IAsyncEnumerable<object?> ISourceStream.ReadEventsAsync() => ReadBoxedAsync();

    public ValueTask DisposeAsync()
    {
        _topics.Remove(this);
        _buffer.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    private async IAsyncEnumerable<object?> ReadBoxedAsync(
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var message in _buffer.Reader.ReadAllAsync(cancellationToken).ConfigureAwait(false))
        {
            yield return message;
        }
    }
}
