namespace Cacao.Execution;

/// <summary>Which operations may be sent by name instead of by their text, and whether any others are taken.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Refuses every request that brings a document's text, and every name that no trusted document has.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>Documents that clients had kept by their hash, at most.</summary>
    public int MaxAutomaticDocuments { get; set; } = 1_000;

    /// <summary>Bytes of text of the documents that clients had kept, at most.</summary>
    public int MaxAutomaticBytes { get; set; } = 4 * 1024 * 1024;

    /// <summary>Whether requests may name documents at all.</summary>
    internal bool IsEnabled { get; set; }

    /// <summary>Whether clients may have documents kept (Apollo's automatic persisted queries).</summary>
    internal bool IsAutomatic { get; set; }

    /// <summary>Where the trusted documents are; null when there are none.</summary>
    internal string? Folder { get; set; }
}
