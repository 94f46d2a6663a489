using System.Text.Json;
using Cacao.Language;

namespace Cacao.Execution;

/// <summary>
/// One request as it came in: the document's text, which operation of it, and JSON for variables and extensions. These may lie in pooled
/// buffers, as they are used up before the request's task ends; what outlasts it, the events of a subscription, does without.
/// </summary>
public sealed record GraphQLRequest : IOperationRequest
{
    /// <summary>The document's text as UTF-8; empty when the request only names it.</summary>
    public ReadOnlyMemory<byte> Document { get; init; }

    /// <summary>The name of a persisted document.</summary>
    public string? DocumentId { get; init; }

    public string? OperationName { get; init; }

    /// <summary>A JSON object; undefined or null for none.</summary>
    public JsonElement Variables { get; init; }

    /// <summary>A JSON object; undefined or null for none.</summary>
    public JsonElement Extensions { get; init; }

    /// <summary>What the client wants to know of the cost.</summary>
    public CostReporting CostReporting { get; init; }

    /// <summary>
    /// The operations the transport lets through; GET refuses mutations. Null takes queries and mutations: subscriptions are for those who
    /// can read a <see cref="ResponseStream"/>, and say so.
    /// </summary>
    public IReadOnlySet<OperationType>? AllowedOperations { get; init; }

    /// <summary>What this request shares with others that came together with it; null for one that came alone.</summary>
    public RequestBudget? Budget { get; init; }

    /// <summary>What resolvers find in the request's context data.</summary>
    public IReadOnlyDictionary<string, object?>? GlobalState { get; init; }
}
