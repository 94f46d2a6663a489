using System.Text.Json;
using Cacao.Language;

namespace Cacao.Execution;

/// <summary>One request as it came in: the document's text, which operation of it, and JSON for variables and extensions.</summary>
public sealed record GraphQLRequest
{
    /// <summary>The document's text as UTF-8; used up before the request's task ends, so it may lie in a pooled buffer.</summary>
    public required ReadOnlyMemory<byte> Document { get; init; }

    public string? OperationName { get; init; }

    /// <summary>A JSON object; undefined or null for none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object; undefined or null for none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>The operations the transport lets through; GET refuses mutations and subscriptions.</summary>
    public IReadOnlySet<OperationType>? AllowedOperations { get; init; }
}
