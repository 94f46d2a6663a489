namespace Cacao.Types;

/// <summary>The events of a subscription (specification, section 6.2.3.1). Disposing of it ends the listening.</summary>
public interface ISourceStream : IAsyncDisposable
{
    /// <summary>The events as they come; ends when the source is complete.</summary>
    IAsyncEnumerable<object?> ReadEventsAsync();
}

/// <inheritdoc/>
public interface ISourceStream<out TMessage> : ISourceStream
{
    /// <inheritdoc cref="ISourceStream.ReadEventsAsync"/>
    new IAsyncEnumerable<TMessage> ReadEventsAsync();
}

/// <summary>Starts listening for the events of a subscription field.</summary>
public delegate ValueTask<ISourceStream> SubscribeResolverDelegate(IResolverContext context);
