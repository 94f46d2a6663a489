namespace Cacao.Execution;

/// <summary>Looks whether the document's text was parsed and validated before.</summary>
internal sealed class FindDocument(DocumentCache cache) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        context.CachedDocument ??= cache.Find(context.Text.Span);

        return default;
    }
}
