using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Json;
using Cacao.Execution;
using Cacao.Language;

namespace Cacao.Http;

/// <summary>A request as it was read, or why it was refused. Holds pooled memory until it is disposed.</summary>
internal sealed class IncomingRequest : IDisposable
{
    private readonly List<byte[]> _buffers = [];
    private readonly List<JsonDocument> _documents = [];

    public Refusal? Refusal { get; private set; }

    /// <summary>Further requests of the same body; null unless it was a list.</summary>
    public List<IncomingRequest>? Batch { get; set; }

    public ReadOnlyMemory<byte>? Document { get; set; }

    public string? DocumentId { get; set; }

    public string? OperationName { get; set; }

    public JsonElement Variables { get; private set; }

    public JsonElement Extensions { get; private set; }

    public IncomingRequest Refuse(Refusal refusal)
    {
        Refusal = refusal;
        return this;
    }

    public byte[] Rent(int length)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        _buffers.Add(buffer);
        return buffer;
    }

    /// <exception cref="JsonException">It is no JSON, is nested too deep or names a member twice.</exception>
    public void SetVariables(ReadOnlyMemory<byte> json) => Variables = Parse(json);

    /// <inheritdoc cref="SetVariables"/>
    public void SetExtensions(ReadOnlyMemory<byte> json) => Extensions = Parse(json);

    [SuppressMessage("Reliability", "CA2000", Justification = "Disposed with the request.")]
    private JsonElement Parse(ReadOnlyMemory<byte> json)
    {
        var document = JsonDocument.Parse(json, JsonLimits.Document);
        _documents.Add(document);
        return document.RootElement;
    }

    public void SetDocument(string text)
    {
        var buffer = Rent(Encoding.UTF8.GetMaxByteCount(text.Length));
        Document = buffer.AsMemory(0, Encoding.UTF8.GetBytes(text, buffer));
    }

    /// <summary>Whether there is something to find a document by: its text, its name, or extensions that may name it.</summary>
    public bool HasDocument => Document is not null || DocumentId is not null || Extensions.ValueKind is JsonValueKind.Object;

    public GraphQLRequest ToRequest(IReadOnlySet<OperationType>? allowedOperations, CostReporting costReporting = CostReporting.None, RequestBudget? budget = null) => new()
    {
        Document = Document ?? ReadOnlyMemory<byte>.Empty,
        DocumentId = DocumentId,
        OperationName = OperationName,
        Variables = Variables,
        Extensions = Extensions,
        AllowedOperations = allowedOperations,
        Budget = budget,
        CostReporting = costReporting,
    };

    public void Dispose()
    {
        Batch?.ForEach(request => request.Dispose());

        foreach (var document in _documents)
        {
            document.Dispose();
        }

        foreach (var buffer in _buffers)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        _documents.Clear();
        _buffers.Clear();
    }
}
