using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cacao.Subscriptions.Postgres;

/// <summary>What one NOTIFY carries: an event, and every topic it is for.</summary>
/// <param name="Topic">The topic.</param>
/// <param name="Message">The event; undefined when the topic is complete.</param>
/// <param name="Number">Tells it from others: PostgreSQL sends what is equal in one transaction only once.</param>
/// <param name="MoreTopics">Further topics of the same event; null when there are none.</param>
internal sealed record Notification(
    [property: JsonPropertyName("t")] string Topic,
    [property: JsonPropertyName("m")] JsonElement? Message,
    [property: JsonPropertyName("n")] long Number,
    [property: JsonPropertyName("o")] IReadOnlyList<string>? MoreTopics = null)
{
    /// <summary>PostgreSQL takes less than 8000 bytes.</summary>
    public const int MaxBytes = 7_999;

    // Names rather than numbers, because another version of the server may read it.
    private static readonly JsonSerializerOptions Options = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    private static long _number;

    [JsonIgnore]
    public IEnumerable<string> Topics => [Topic, .. MoreTopics ?? []];

    public static Notification Of<TMessage>(string topic, TMessage message)
        => new(topic, JsonSerializer.SerializeToElement(message, Options), Interlocked.Increment(ref _number));

    public static Notification Completion(string topic) => new(topic, null, Interlocked.Increment(ref _number));

    /// <exception cref="ArgumentException">It is too large to be sent.</exception>
    public string ToPayload()
    {
        var payload = JsonSerializer.Serialize(this, Options);
        var length = Encoding.UTF8.GetByteCount(payload);

        return length <= MaxBytes
            ? payload
            : throw new ArgumentException(
                $"An event of {length} bytes for the topic '{Topic}' is larger than the {MaxBytes} that PostgreSQL's NOTIFY carries. Send a reference in its stead.");
    }

    /// <summary>What a further topic adds to the payload at most.</summary>
    public static int SizeOf(string topic) => JsonSerializer.SerializeToUtf8Bytes(topic, Options).Length + ",\"o\":[]".Length;

    /// <summary>Null for what is none of ours.</summary>
    public static Notification? TryParse(string payload)
    {
        try
        {
            return JsonSerializer.Deserialize<Notification>(payload, Options) is { Topic: not null } notification ? notification : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>The event as somebody wants it; null when it is none of the type.</summary>
    public object? As(Type type)
    {
        try
        {
            return Message?.Deserialize(type, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
