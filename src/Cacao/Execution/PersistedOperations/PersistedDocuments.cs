using Microsoft.Extensions.Logging;

namespace Cacao.Execution;

/// <summary>All documents that requests can name: the trusted ones, and those that clients had kept.</summary>
internal sealed class PersistedDocuments
{
    private readonly TrustedDocuments? _trusted;
    private readonly AutomaticDocuments? _automatic;

    public PersistedDocuments(PersistedOperationOptions options, int maxDocumentBytes, ILogger logger)
    {
        IsEnabled = options.IsEnabled;
        OnlyTrusted = options.OnlyAllowPersistedDocuments;
        _trusted = options.Folder is { } folder ? new TrustedDocuments(folder, maxDocumentBytes, logger) : null;
        _automatic = options.IsAutomatic && !OnlyTrusted
            ? new AutomaticDocuments(options.MaxAutomaticDocuments, options.MaxAutomaticBytes)
            : null;
    }

    /// <summary>Whether requests may name documents.</summary>
    public bool IsEnabled { get; }

    /// <summary>Whether requests may bring no document of their own.</summary>
    public bool OnlyTrusted { get; }

    /// <summary>Whether clients may have documents kept.</summary>
    public bool CanKeep => _automatic is not null;

    public async ValueTask<PersistedDocument?> FindAsync(DocumentHash hash, CancellationToken cancellationToken)
        => _automatic?.Find(hash)
            ?? (_trusted is null ? null : await _trusted.FindAsync(hash, cancellationToken).ConfigureAwait(false));

    /// <summary>Keeps a valid document for a client.</summary>
    public void Keep(PersistedDocument document) => _automatic?.Add(document);
}
