using System.Collections.Concurrent;

namespace Cacao.Execution;

/// <summary>
/// Keeps valid documents, bounded in number and bytes. When it is full the documents are gone through in turn; one that was asked for since
/// the last time gets a second chance, the first that was not is let go.
/// </summary>
internal sealed class DocumentCache
{
    private readonly int _maxCount;
    private readonly long _maxBytes;
    private readonly ConcurrentDictionary<ReadOnlyMemory<byte>, CachedDocument> _documents = new(DocumentTextComparer.Instance);
    private readonly ConcurrentDictionary<ReadOnlyMemory<byte>, CachedDocument>.AlternateLookup<ReadOnlySpan<byte>> _byText;
    private readonly Queue<CachedDocument> _turns = new();
    private long _bytes;

    public DocumentCache(int maxCount, long maxBytes)
    {
        _maxCount = maxCount;
        _maxBytes = maxBytes;
        _byText = _documents.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Count => _documents.Count;

    public CachedDocument? Find(ReadOnlySpan<byte> text)
    {
        if (!_byText.TryGetValue(text, out var document))
        {
            return null;
        }

        // Written only when it changes, so that a document many threads ask for stays in all their caches.
        if (!document.WasUsed)
        {
            document.WasUsed = true;
        }

        return document;
    }

    public void Add(CachedDocument document)
    {
        if (document.Text.Length > _maxBytes || _maxCount == 0)
        {
            return;
        }

        lock (_turns)
        {
            if (!_documents.TryAdd(document.Text, document))
            {
                return;
            }

            _bytes += document.Text.Length;

            while (_documents.Count > _maxCount || _bytes > _maxBytes)
            {
                LetOneGo();
            }

            _turns.Enqueue(document);
        }
    }

    private void LetOneGo()
    {
        while (true)
        {
            var candidate = _turns.Dequeue();

            if (candidate.WasUsed)
            {
                candidate.WasUsed = false;
                _turns.Enqueue(candidate);
                continue;
            }

            _documents.TryRemove(candidate.Text, out _);
            _bytes -= candidate.Text.Length;
            return;
        }
    }
}
