using System.Collections.Concurrent;

namespace Cacao.Execution;

/// <summary>
/// Valid documents that clients had kept by their hash, bounded in number and bytes. When it is full they are gone through in turn: one that
/// was asked for since the last time stays, the first that was not is let go, and its client sends the text again.
/// </summary>
internal sealed class AutomaticDocuments(int maxCount, long maxBytes)
{
    private readonly ConcurrentDictionary<DocumentHash, PersistedDocument> _documents = new();
    private readonly Queue<PersistedDocument> _turns = new();
    private long _bytes;

    public int Count => _documents.Count;

    public PersistedDocument? Find(DocumentHash hash)
    {
        if (!_documents.TryGetValue(hash, out var document))
        {
            return null;
        }

        if (!document.WasUsed)
        {
            document.WasUsed = true;
        }

        return document;
    }

    public void Add(PersistedDocument document)
    {
        if (document.Text.Length > maxBytes || maxCount == 0)
        {
            return;
        }

        lock (_turns)
        {
            if (!_documents.TryAdd(document.Hash, document))
            {
                return;
            }

            _bytes += document.Text.Length;

            while (_documents.Count > maxCount || _bytes > maxBytes)
            {
                LetOneGo();
            }

            _turns.Enqueue(document);
        }
    }

    private void LetOneGo()
    {
        var candidate = _turns.Dequeue();

        for (; candidate.WasUsed; candidate = _turns.Dequeue())
        {
            candidate.WasUsed = false;
            _turns.Enqueue(candidate);
        }

        _documents.TryRemove(candidate.Hash, out _);
        _bytes -= candidate.Text.Length;
    }
}
