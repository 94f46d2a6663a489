namespace Cacao.Execution;

/// <summary>Looks whether the document's text was parsed and validated before.</summary>
internal sealed class FindDocument(DocumentCache cache) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        context.CachedDocument ??= cache.Find(context.Text.Span);

        if (ExecutionTelemetry.DocumentLookups.Enabled)
        {
            ExecutionTelemetry.DocumentLookups.Add(1, new KeyValuePair<string, object?>("cacao.document_cache.hit", context.CachedDocument is not null));
        }

        return default;
    }
}
