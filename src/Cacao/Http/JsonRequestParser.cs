using System.Text.Json;
using System.Text.Unicode;

namespace Cacao.Http;

/// <summary>
/// Takes a request apart (GraphQL over HTTP, "Request Parameters"). The document goes to the executor as the UTF-8 it came
/// in, unescaped, without becoming a string; variables and extensions are views of the body.
/// </summary>
internal static class JsonRequestParser
{
    /// <summary>Reads the body of a POST.</summary>
    /// <param name="body">The body.</param>
    /// <param name="target">Where what was read goes, or why it is refused.</param>
    /// <param name="maxBatchSize">Requests that the body may be a list of; 0 when it must be a single one.</param>
    public static IncomingRequest ParseBody(ReadOnlyMemory<byte> body, IncomingRequest target, int maxBatchSize = 0)
    {
        if (!Utf8.IsValid(body.Span))
        {
            return target.Refuse(Refusals.Invalid("The body is not UTF-8."));
        }

        try
        {
            return Parse(body, target, maxBatchSize) is { } refusal ? target.Refuse(refusal) : target;
        }
        catch (JsonException exception)
        {
            return target.Refuse(NotJson("The body", exception));
        }
    }

    /// <summary>Reads <c>variables</c> or <c>extensions</c> of a URL: a JSON object, or null.</summary>
    public static Refusal? ParseParameter(string name, string text, IncomingRequest target)
    {
        var buffer = target.Rent(System.Text.Encoding.UTF8.GetMaxByteCount(text.Length));
        var json = buffer.AsMemory(0, System.Text.Encoding.UTF8.GetBytes(text, buffer));

        try
        {
            var reader = new Utf8JsonReader(json.Span, JsonLimits.Reader);
            reader.Read();
            var refusal = ParseMap(name, ref reader, json, target);

            // reads the rest, which must be nothing
            reader.Read();
            return refusal;
        }
        catch (JsonException exception)
        {
            return NotJson($"The parameter '{name}'", exception);
        }
    }

    private static Refusal? Parse(ReadOnlyMemory<byte> body, IncomingRequest target, int maxBatchSize)
    {
        var reader = new Utf8JsonReader(body.Span, JsonLimits.Reader);
        reader.Read();

        var refusal = reader.TokenType switch
        {
            JsonTokenType.StartObject => ParseMembers(ref reader, body, target),
            JsonTokenType.StartArray when maxBatchSize == 0 => Refusals.BatchingNotSupported,
            JsonTokenType.StartArray => ParseBatch(ref reader, body, target, maxBatchSize),
            _ => Refusals.Invalid("The body must be a JSON object."),
        };

        if (refusal is null)
        {
            // reads the rest, which must be nothing
            reader.Read();
        }

        return refusal;
    }

    private static Refusal? ParseBatch(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, IncomingRequest target, int maxSize)
    {
        target.Batch = [];

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            if (target.Batch.Count == maxSize)
            {
                return Refusals.BatchTooLarge(maxSize);
            }

            if (reader.TokenType is not JsonTokenType.StartObject)
            {
                return Refusals.Invalid("Every item of the list must be a JSON object.");
            }

            var request = new IncomingRequest();
            target.Batch.Add(request);

            if (ParseMembers(ref reader, body, request) is { } refusal)
            {
                return refusal;
            }
        }

        return target.Batch.Count == 0 ? Refusals.Invalid("The list has no requests.") : null;
    }

    private static Refusal? ParseMembers(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, IncomingRequest target)
    {
        var seen = Members.None;

        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var member = Identify(ref reader);

            if (member is not Members.None && (seen & member) != 0)
            {
                return Refusals.Invalid("The body has a member twice.");
            }

            seen |= member;
            reader.Read();

            if (ParseMember(member, ref reader, body, target) is { } refusal)
            {
                return refusal;
            }
        }

        return target.HasDocument ? null : Refusals.NoDocument;
    }

    private static Members Identify(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("query"u8))
        {
            return Members.Query;
        }

        if (reader.ValueTextEquals("variables"u8))
        {
            return Members.Variables;
        }

        if (reader.ValueTextEquals("operationName"u8))
        {
            return Members.OperationName;
        }

        if (reader.ValueTextEquals("extensions"u8))
        {
            return Members.Extensions;
        }

        // as GraphQL over HTTP names it, as HotChocolate's clients do, and as Relay's do
        return reader.ValueTextEquals("documentId"u8) || reader.ValueTextEquals("id"u8) || reader.ValueTextEquals("doc_id"u8)
            ? Members.DocumentId
            : Members.None;
    }

    private static Refusal? ParseMember(Members member, ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, IncomingRequest target)
    {
        switch (member)
        {
            case Members.Query:
                return ParseQuery(ref reader, body, target);
            case Members.DocumentId:
                var refusal = ParseText("documentId", ref reader, out var documentId);
                target.DocumentId = documentId;
                return refusal;
            case Members.OperationName:
                refusal = ParseText("operationName", ref reader, out var operationName);
                target.OperationName = operationName;
                return refusal;
            case Members.Variables:
                return ParseMap("variables", ref reader, body, target);
            case Members.Extensions:
                return ParseMap("extensions", ref reader, body, target);
            default:
                // members nobody knows are ignored, so that clients may be newer than the server
                reader.Skip();
                return null;
        }
    }

    private static Refusal? ParseQuery(ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, IncomingRequest target)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case not JsonTokenType.String:
                return Refusals.Invalid("'query' must be a string.");
        }

        if (!reader.ValueIsEscaped)
        {
            // the token's first byte is the quotation mark
            target.Document = body.Slice((int)reader.TokenStartIndex + 1, reader.ValueSpan.Length);
            return null;
        }

        if (JsonText.HasLoneSurrogate(reader.ValueSpan))
        {
            return Refusals.Invalid("'query' has half of a surrogate pair.");
        }

        var buffer = target.Rent(reader.ValueSpan.Length);
        target.Document = buffer.AsMemory(0, reader.CopyString(buffer));
        return null;
    }

    private static Refusal? ParseText(string name, ref Utf8JsonReader reader, out string? text)
    {
        text = null;

        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case not JsonTokenType.String:
                return Refusals.Invalid($"'{name}' must be a string.");
        }

        if (reader.ValueIsEscaped && JsonText.HasLoneSurrogate(reader.ValueSpan))
        {
            return Refusals.Invalid($"'{name}' has half of a surrogate pair.");
        }

        text = reader.GetString();
        return null;
    }

    private static Refusal? ParseMap(string name, ref Utf8JsonReader reader, ReadOnlyMemory<byte> body, IncomingRequest target)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Null:
                return null;
            case not JsonTokenType.StartObject:
                return Refusals.Invalid($"'{name}' must be a JSON object.");
        }

        var start = (int)reader.TokenStartIndex;

        if (!JsonText.SkipChecked(ref reader))
        {
            return Refusals.Invalid($"'{name}' has half of a surrogate pair.");
        }

        var json = body[start..(int)reader.BytesConsumed];

        if (name == "variables")
        {
            target.SetVariables(json);
        }
        else
        {
            target.SetExtensions(json);
        }

        return null;
    }

    private static Refusal NotJson(string what, JsonException exception)
        => Refusals.Invalid(exception.LineNumber is { } line
            ? $"{what} is not valid JSON (line {line + 1}, byte {exception.BytePositionInLine + 1}), or nested deeper than {JsonLimits.Reader.MaxDepth} levels."
            : $"{what} names a member twice.");

    [Flags]
    private enum Members
    {
        None = 0,
        Query = 1,
        OperationName = 2,
        Variables = 4,
        Extensions = 8,
        DocumentId = 16,
    }
}
