using System.Collections;
using System.Runtime.InteropServices;

namespace Cacao.Execution;

/// <summary>Lays the items of all lists of one level side by side and has them completed together.</summary>
internal sealed class ListCompleter<TList, TItem>(Completer<TItem> itemCompleter) : Completer<TList>
{
    protected override Column CompleteValues(FieldRun run, TList[] values, bool[]? missing, int count)
    {
        var level = run.Levels.Length;
        var isNonNull = run.Shape.IsNonNull(level);
        var items = new ItemBuffer<TItem>();
        var offsets = PooledArrays.Rent<int>(count + 1);
        bool[]? nulls = null;

        for (var slot = 0; slot < count; slot++)
        {
            offsets[slot] = items.Count;

            if (missing?[slot] != true && values[slot] is { } list)
            {
                if (run.HasUnreachablePlaces && !run.IsReachable(level, slot))
                {
                    continue;
                }

                if (TryRead(run, level, slot, list, ref items))
                {
                    continue;
                }
            }
            else if (isNonNull)
            {
                RefuseNull(run, level, slot);
            }

            nulls ??= PooledArrays.RentCleared<bool>(count);
            nulls[slot] = true;
        }

        offsets[count] = items.Count;
        PooledArrays.Return(values, count);
        PooledArrays.Return(missing, count);
        run.AddLevel(new ListLevel(offsets, nulls, count));

        return itemCompleter.Complete(run, items.Array, null, items.Count);
    }

    /// <summary>Reads a list to its end; a sequence may throw while it is read.</summary>
    private static bool TryRead(FieldRun run, int level, int slot, TList list, ref ItemBuffer<TItem> items)
    {
        var start = items.Count;

        try
        {
            if (items.TryAddAll(list!))
            {
                return true;
            }

            run.Fail(level, slot, ExecutionErrors.NotAList(run.Selection, list!));
        }
        catch (Exception exception)
        {
            items.Count = start;
            run.Fail(level, slot, exception);
        }

        return false;
    }
}

/// <summary>A pooled array that grows.</summary>
internal struct ItemBuffer<TItem>()
{
    public TItem[] Array = PooledArrays.Rent<TItem>(16);
    public int Count;

    /// <summary>Adds the items of a list; false when it is none.</summary>
    public bool TryAddAll(object list)
    {
        switch (list)
        {
            case string:
                return false;

            case TItem[] array:
                Add(new ReadOnlySpan<TItem>(array));
                return true;

            case List<TItem> items:
                Add(CollectionsMarshal.AsSpan(items));
                return true;

            case IEnumerable<TItem> sequence:
                foreach (var item in sequence)
                {
                    Add(item);
                }

                return true;

            // Lists of value types behind an untyped resolver.
            case IEnumerable sequence when typeof(TItem) == typeof(object):
                foreach (var item in sequence)
                {
                    Add((TItem)item);
                }

                return true;

            default:
                return false;
        }
    }

    private void Add(ReadOnlySpan<TItem> items)
    {
        if (Array.Length - Count < items.Length)
        {
            Array = PooledArrays.Grow(Array, Count, Count + items.Length);
        }

        items.CopyTo(Array.AsSpan(Count));
        Count += items.Length;
    }

    private void Add(TItem item)
    {
        if (Count == Array.Length)
        {
            Array = PooledArrays.Grow(Array, Count, Count + 1);
        }

        Array[Count++] = item;
    }
}
