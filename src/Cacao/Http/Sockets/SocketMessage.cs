using System.Text.Json;
using System.Text.Unicode;

namespace Cacao.Http;

/// <summary>A message of a client in graphql-transport-ws. The payload is still JSON, and a view of the bytes that came in.</summary>
internal readonly record struct SocketMessage(string Type, string? Id, ReadOnlyMemory<byte> Payload)
{
    private const int MaxIdLength = 256;

    // one level more than the payload may have itself
    private static readonly JsonReaderOptions ReaderOptions = new() { MaxDepth = JsonLimits.Reader.MaxDepth + 1 };

    /// <summary>Takes a message apart; answers what is wrong with it.</summary>
    public static string? TryParse(ReadOnlyMemory<byte> json, out SocketMessage message)
    {
        message = default;

        if (!Utf8.IsValid(json.Span))
        {
            return "The message is not UTF-8.";
        }

        try
        {
            return Parse(json, out message);
        }
        catch (JsonException)
        {
            return "The message is not valid JSON, or nested too deep.";
        }
    }

    private static string? Parse(ReadOnlyMemory<byte> json, out SocketMessage message)
    {
        string? type = null, id = null;
        ReadOnlyMemory<byte>? payload = null;
        message = default;

        var reader = new Utf8JsonReader(json.Span, ReaderOptions);
        reader.Read();

        if (reader.TokenType is not JsonTokenType.StartObject)
        {
            return "The message must be a JSON object.";
        }

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("type"u8) && type is null)
            {
                if (ReadText(ref reader) is not { } text)
                {
                    return "The message's 'type' must be a string.";
                }

                type = text;
            }
            else if (reader.ValueTextEquals("id"u8) && id is null)
            {
                if (ReadText(ref reader) is not { Length: > 0 and <= MaxIdLength } text)
                {
                    return $"The message's 'id' must be a string of 1 to {MaxIdLength} characters.";
                }

                id = text;
            }
            else if (reader.ValueTextEquals("payload"u8) && payload is null)
            {
                reader.Read();

                if (reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.Null))
                {
                    return "The message's 'payload' must be a JSON object.";
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                payload = json[start..(int)reader.BytesConsumed];
            }
            else if (reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("payload"u8))
            {
                return "The message has a member twice.";
            }
            else
            {
                reader.Skip();
            }
        }

        // reads the rest, which must be nothing
        reader.Read();
        message = new SocketMessage(type ?? "", id, payload is { } given && !given.Span.SequenceEqual("null"u8) ? given : default);

        return type is null ? "The message has no 'type'." : null;
    }

    private static string? ReadText(ref Utf8JsonReader reader)
    {
        reader.Read();

        return reader.TokenType is JsonTokenType.String && !(reader.ValueIsEscaped && JsonText.HasLoneSurrogate(reader.ValueSpan))
            ? reader.GetString()
            : null;
    }
}

/// <summary>A payload for an interceptor.</summary>
internal sealed class MessagePayload(ReadOnlyMemory<byte> json) : IOperationMessagePayload
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { MaxDepth = JsonLimits.Reader.MaxDepth };

    public T? As<T>()
        where T : class
    {
        if (json.IsEmpty)
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(json.Span, Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
