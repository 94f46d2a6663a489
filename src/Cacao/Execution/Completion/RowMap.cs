using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Makes the batches of a field's objects, and the map from the field's slots to their rows.</summary>
internal struct RowMap(FieldRun run, int count)
{
    private const int NoRow = -1;

    private readonly List<RowGroup> _groups = new(1);
    private int[]? _groupOf;
    private int[]? _rowOf;

    /// <summary>No object is at a slot. Slots come in their order.</summary>
    public void Skip(int slot)
    {
        _rowOf ??= Identity(slot);
        _rowOf[slot] = NoRow;
    }

    public void Add(int slot, ObjectType type, object value)
    {
        var index = IndexOf(type);
        var row = _groups[index].Add(slot, value);

        if (index > 0)
        {
            _groupOf ??= PooledArrays.RentCleared<int>(count);
        }

        if (_groupOf is not null)
        {
            _groupOf[slot] = index;
        }

        if (_rowOf is null && row != slot)
        {
            _rowOf = Identity(slot);
        }

        if (_rowOf is not null)
        {
            _rowOf[slot] = row;
        }
    }

    public readonly CompositeColumn ToColumn(int level)
    {
        var batches = new ObjectBatch[_groups.Count];

        for (var i = 0; i < batches.Length; i++)
        {
            batches[i] = _groups[i].ToBatch(run);
            KillUnreachable(batches[i], level);
            run.Execution.Enqueue(batches[i]);
        }

        return new CompositeColumn(run, batches, _groupOf, _rowOf, count);
    }

    /// <summary>A later item of a list can have nulled the list of an earlier one.</summary>
    private readonly void KillUnreachable(ObjectBatch batch, int level)
    {
        if (!run.HasUnreachablePlaces)
        {
            return;
        }

        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.TryGetOrigin(row, out _, out var slot) && !run.IsReachable(level, slot))
            {
                batch.Kill(row);
            }
        }
    }

    private readonly int IndexOf(ObjectType type)
    {
        for (var i = 0; i < _groups.Count; i++)
        {
            if (ReferenceEquals(_groups[i].Type, type))
            {
                return i;
            }
        }

        _groups.Add(new RowGroup(type, count));

        return _groups.Count - 1;
    }

    private readonly int[] Identity(int length)
    {
        var rows = PooledArrays.Rent<int>(count);

        for (var i = 0; i < length; i++)
        {
            rows[i] = i;
        }

        return rows;
    }

    /// <summary>The objects of one concrete type.</summary>
    private sealed class RowGroup(ObjectType type, int capacity)
    {
        private readonly object?[] _parents = PooledArrays.Rent<object?>(capacity);
        private int[]? _slots;
        private int _count;

        public ObjectType Type { get; } = type;

        public int Add(int slot, object value)
        {
            if (_slots is null && slot != _count)
            {
                _slots = PooledArrays.Rent<int>(capacity);

                for (var i = 0; i < _count; i++)
                {
                    _slots[i] = i;
                }
            }

            if (_slots is not null)
            {
                _slots[_count] = slot;
            }

            _parents[_count] = value;

            return _count++;
        }

        public ObjectBatch ToBatch(FieldRun run)
            => new(run.Selection.SubSelections!.Get(Type), run.Execution.IncludeMask, _parents, _count, run, _slots);
    }
}
