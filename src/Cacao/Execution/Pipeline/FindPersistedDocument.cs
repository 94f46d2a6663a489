using System.Text.Json;

namespace Cacao.Execution;

/// <summary>
/// Finds the document of a request that only names it: by <c>documentId</c>, or as Apollo's automatic persisted queries do by
/// <c>extensions.persistedQuery.sha256Hash</c>. With a text beside it the name must be the text's hash.
/// </summary>
internal sealed class FindPersistedDocument(PersistedDocuments documents) : IRequestStep
{
    public ValueTask RunAsync(RequestContext context)
    {
        var request = context.Request;
        var hasText = !request.Document.IsEmpty;

        if (documents.OnlyTrusted && hasText)
        {
            context.Refuse(ExecutionErrors.OnlyPersistedDocuments());
            return default;
        }

        var automatic = AutomaticName(request.Extensions);

        if ((request.DocumentId ?? automatic) is not { } name)
        {
            if (!hasText)
            {
                context.Refuse(ExecutionErrors.NoDocument());
            }

            return default;
        }

        if (hasText)
        {
            Check(context, automatic ?? name, isAutomatic: automatic is not null);
            return default;
        }

        return FindAsync(context, name);
    }

    /// <summary>
    /// The hash says what the client believes the text to be; kept under a false one it would be another client's trap. A
    /// <c>documentId</c> that is no hash is a name of the client's own, and the text is all that counts.
    /// </summary>
    private void Check(RequestContext context, string name, bool isAutomatic)
    {
        if (!documents.IsEnabled)
        {
            return;
        }

        var isHash = DocumentHash.TryParse(name, out var hash);

        if (isHash ? hash != DocumentHash.Of(context.Request.Document.Span) : isAutomatic)
        {
            context.Refuse(ExecutionErrors.PersistedDocumentHashMismatch());
        }
        else if (isAutomatic && documents.CanKeep)
        {
            context.HashToKeep = hash;
        }
    }

    private async ValueTask FindAsync(RequestContext context, string name)
    {
        if (!documents.IsEnabled)
        {
            context.Refuse(ExecutionErrors.PersistedDocumentsNotSupported());
            return;
        }

        var document = DocumentHash.TryParse(name, out var hash)
            ? await documents.FindAsync(hash, context.Cancellation.Token).ConfigureAwait(false)
            : null;

        if (document is null)
        {
            context.Refuse(ExecutionErrors.PersistedDocumentNotFound());
            return;
        }

        context.PersistedDocument = document;
        context.Text = document.Text;
        context.CachedDocument = document.Cached;
    }

    private static string? AutomaticName(JsonElement extensions)
        => extensions.ValueKind is JsonValueKind.Object
            && extensions.TryGetProperty("persistedQuery"u8, out var persisted)
            && persisted.ValueKind is JsonValueKind.Object
            && persisted.TryGetProperty("sha256Hash"u8, out var hash)
            && hash.ValueKind is JsonValueKind.String
                ? hash.GetString()
                : null;
}
