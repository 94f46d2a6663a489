namespace Cacao.Execution;

/// <summary>A document that is known by its hash. It is parsed when it is first asked for, and kept with its plans from then on.</summary>
internal sealed class PersistedDocument(DocumentHash hash, ReadOnlyMemory<byte> text)
{
    public DocumentHash Hash { get; } = hash;

    public ReadOnlyMemory<byte> Text { get; } = text;

    /// <summary>Null until it was found to be valid.</summary>
    public CachedDocument? Cached { get; set; }

    /// <summary>Asked for again since the automatic ones were last gone through for something to let go.</summary>
    public bool WasUsed { get; set; }
}
