namespace Cacao.Types;

/// <summary>The event that is told.</summary>
public static class EventMessageExtensions
{
    /// <summary>The event that a field of the subscription type answers.</summary>
    /// <exception cref="InvalidCastException">The event is no <typeparamref name="TMessage"/>.</exception>
    public static TMessage GetEventMessage<TMessage>(this IResolverContext context) => context.Parent<TMessage>();
}
