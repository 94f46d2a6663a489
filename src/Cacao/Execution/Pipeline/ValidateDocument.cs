using Cacao.Validation;

namespace Cacao.Execution;

/// <summary>
/// Validates the document, and keeps it if it is valid. Documents that are not are not kept: a client could fill the cache with them.
/// Without a validator documents are taken to be valid.
/// </summary>
internal sealed class ValidateDocument(DocumentValidator? validator, DocumentCache cache) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        if (context.CachedDocument is not null)
        {
            return default;
        }

        if (validator?.Validate(context.Schema, context.Document!) is { Count: > 0 } errors)
        {
            context.Refuse(errors);
            return default;
        }

        context.CachedDocument = new CachedDocument(context.Document!, context.Document!.Source!.Utf8);
        cache.Add(context.CachedDocument);

        return default;
    }
}
