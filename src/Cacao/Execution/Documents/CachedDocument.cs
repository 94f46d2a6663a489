using Cacao.Language;
using Cacao.Planning;

namespace Cacao.Execution;

/// <summary>A valid document with the plans of those of its operations that were asked for.</summary>
internal sealed class CachedDocument(DocumentNode document, ReadOnlyMemory<byte> text)
{
    private readonly Lock _lock = new();
    private Entry[] _plans = [];

    public DocumentNode Document { get; } = document;

    public ReadOnlyMemory<byte> Text { get; } = text;

    /// <summary>Asked for again since the cache last looked for something to let go; what was asked for only once goes first.</summary>
    public bool WasUsed { get; set; }

    /// <summary>How many plans are kept.</summary>
    public int PlanCount => _plans.Length;

    public OperationPlan? FindPlan(string? operationName)
    {
        foreach (var (name, plan) in _plans)
        {
            if (name == operationName)
            {
                return plan;
            }
        }

        return null;
    }

    /// <summary>Keeps a plan. As many are kept at most as the document has operations, plus one asked for without name.</summary>
    public void AddPlan(string? operationName, OperationPlan plan)
    {
        lock (_lock)
        {
            if (FindPlan(operationName) is null)
            {
                _plans = [.. _plans, new Entry(operationName, plan)];
            }
        }
    }

    private readonly record struct Entry(string? Name, OperationPlan Plan);
}
