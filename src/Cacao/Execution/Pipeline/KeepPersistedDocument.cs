namespace Cacao.Execution;

/// <summary>
/// Remembers the parsed form of a document that was found by its name, and keeps one that a client wants to name from now on. It comes after
/// validation, so the store cannot be filled with rubbish.
/// </summary>
internal sealed class KeepPersistedDocument(PersistedDocuments documents) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        if (context.PersistedDocument is { Cached: null } found)
        {
            found.Cached = context.CachedDocument;
        }

        if (context.HashToKeep is { } hash)
        {
            documents.Keep(new PersistedDocument(hash, context.CachedDocument!.Text) { Cached = context.CachedDocument });
        }

        return default;
    }
}
