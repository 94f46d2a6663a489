namespace Cacao.Types;

/// <summary>How events wait for those who listen to them.</summary>
public sealed class SubscriptionOptions
{
    /// <summary>Events that may wait for one subscriber. Who falls further behind is told so, and no longer subscribed.</summary>
    public int TopicBufferCapacity { get; set; } = 64;

    /// <summary>Put before every topic's name, where several applications share what carries the events.</summary>
    public string? TopicPrefix { get; set; }
}
