using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>
/// The documents of a folder, put there by who runs the server: files named by their SHA-256, <c>….graphql</c>. A file is read when it is first
/// asked for and then kept for good: there are only as many as the folder has, and no client can add one or push one out.
/// </summary>
internal sealed class TrustedDocuments(string folder, int maxBytes, ILogger logger)
{
    private readonly ConcurrentDictionary<DocumentHash, PersistedDocument> _documents = new();

    public ValueTask<PersistedDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _documents.TryGetValue(hash, out var known) ? new ValueTask<PersistedDocument?>(known) : ReadAsync(hash, cancellationToken);

    private async ValueTask<PersistedDocument?> ReadAsync(DocumentHash hash, CancellationToken cancellationToken)
    {
        var file = new FileInfo(System.IO.Path.Combine(folder, $"{hash}.graphql"));

        if (!file.Exists)
        {
            return null;
        }

        if (file.Length > maxBytes)
        {
            PersistedOperationLog.TooLarge(logger, file.Name, maxBytes);
            return null;
        }

        var text = await File.ReadAllBytesAsync(file.FullName, cancellationToken).ConfigureAwait(false);

        if (DocumentHash.Of(text) != hash && DocumentHash.Of(WithoutLastLineEnd(text)) != hash)
        {
            PersistedOperationLog.WrongName(logger, file.Name);
            return null;
        }

        return _documents.GetOrAdd(hash, static (hash, text) => new PersistedDocument(hash, text), text);
    }

    // editors and scripts end a file with one, which the client that made the hash never saw
    private static ReadOnlySpan<byte> WithoutLastLineEnd(ReadOnlySpan<byte> text) => text.TrimEnd("\r\n"u8);
}
