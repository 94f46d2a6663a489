namespace Cacao.Schema;

/// <summary>The method answers a subscription field, once for every event.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class SubscribeAttribute : Attribute
{
    /// <summary>The method of the same class that gives the stream of events; null listens to the topic.</summary>
    public string? With { get; set; }

    /// <summary>The C# type of an event; null takes that of the parameter with <see cref="EventMessageAttribute"/>.</summary>
    public Type? MessageType { get; set; }
}

/// <summary>The topic of a subscription field; <c>{argument}</c> stands for an argument's value. On a parameter, its value is the topic.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Parameter)]
public sealed class TopicAttribute(string? name = null) : Attribute
{
    /// <summary>Null takes the field's name.</summary>
    public string? Name { get; } = name;
}

/// <summary>The parameter takes the event.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class EventMessageAttribute : Attribute;
