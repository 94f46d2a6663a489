using System.Collections.Immutable;
using System.Text.Json;
using Cacao.Planning;
using Path = Cacao.Errors.Path;

namespace Cacao.Execution;

/// <summary>All objects of one concrete type at one place of the operation. A row is one object of the response.</summary>
internal sealed class ObjectBatch
{
    /// <summary>Objects inside one another; writing and null propagation follow them on the stack.</summary>
    private const int MaxDepth = 500;

    private readonly int _depth;
    private readonly FieldRun? _origin;
    private readonly int[]? _slots;
    private bool[]? _dead;

    /// <param name="selectionSet">What is asked of the objects.</param>
    /// <param name="includeMask">The request's include mask.</param>
    /// <param name="parents">The objects; the pooled array is handed over.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="origin">The field they are the values of; null at the root.</param>
    /// <param name="slots">The field's slot for each row; null where they are the same; handed over too.</param>
    /// <exception cref="PlanningLimitException">The objects lie too deep.</exception>
    public ObjectBatch(SelectionSet selectionSet, ulong includeMask, object?[] parents, int count, FieldRun? origin, int[]? slots)
    {
        SelectionSet = selectionSet;
        Selections = selectionSet.GetIncluded(includeMask);
        Fields = new FieldRun?[Selections.Length];
        Parents = parents;
        Count = count;
        _origin = origin;
        _depth = origin is null ? 0 : origin.Batch._depth + 1;
        _slots = slots;

        if (_depth > MaxDepth)
        {
            throw PlanningLimitException.TooDeep();
        }
    }

    public SelectionSet SelectionSet { get; }

    public ImmutableArray<Selection> Selections { get; }

    /// <summary>What became of each selection; null until it has been started.</summary>
    public FieldRun?[] Fields { get; }

    public object?[] Parents { get; }

    public int Count { get; }

    /// <summary>Some rows are no longer part of the response.</summary>
    public bool HasDeadRows => _dead is not null;

    public bool IsDead(int row) => _dead is not null && _dead[row];

    /// <summary>Takes a row and everything below it out of the response.</summary>
    public void Kill(int row)
    {
        if (IsDead(row))
        {
            return;
        }

        _dead ??= PooledArrays.RentCleared<bool>(Count);
        _dead[row] = true;

        foreach (var field in Fields)
        {
            field?.Column?.Kill(row);
        }
    }

    /// <summary>The field and slot a row is the value of; false at the root.</summary>
    public bool TryGetOrigin(int row, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out FieldRun? field, out int slot)
    {
        field = _origin;
        slot = _slots is null ? row : _slots[row];

        return field is not null;
    }

    public Path GetPath(int row)
        => TryGetOrigin(row, out var field, out var slot) ? field.GetPath(field.Shape.Depth, slot) : Path.Root;

    /// <summary>How many values the objects have, with all below them: a walk over batches, not over rows.</summary>
    public long CountValues()
    {
        var count = (long)Count * Selections.Length;

        foreach (var field in Fields)
        {
            count += field?.Column?.CountValuesBelow() ?? 0;
        }

        return count;
    }

    public void WriteRow(Utf8JsonWriter writer, int row)
    {
        if (IsDead(row))
        {
            writer.WriteNullValue();
            return;
        }

        writer.WriteStartObject();

        for (var i = 0; i < Selections.Length; i++)
        {
            writer.WritePropertyName(Selections[i].EncodedName);
            Fields[i]!.Column!.WriteRow(writer, row);
        }

        writer.WriteEndObject();
    }

    public void Release()
    {
        foreach (var field in Fields)
        {
            field?.Release();
        }

        PooledArrays.Return(Parents, Count);
        PooledArrays.Return(_slots, Count);
        PooledArrays.Return(_dead, Count);
    }
}
