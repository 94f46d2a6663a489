namespace Cacao.Execution;

/// <summary>
/// One level of lists of a field: which items of the next level belong to each slot. Items of a slot lie side by side, so the
/// offsets of the slots say everything.
/// </summary>
internal sealed class ListLevel(int[] offsets, bool[]? nulls, int count)
{
    private bool[]? _nulls = nulls;

    /// <summary>Some slot has become null because of an item.</summary>
    public bool HasPropagatedNull { get; private set; }

    public int Start(int slot) => offsets[slot];

    public int End(int slot) => offsets[slot + 1];

    public bool IsNull(int slot) => _nulls is not null && _nulls[slot];

    public void SetNull(int slot)
    {
        _nulls ??= PooledArrays.RentCleared<bool>(count);
        _nulls[slot] = true;
        HasPropagatedNull = true;
    }

    /// <summary>The slot whose list an item is in. Only errors ask, so it is searched for.</summary>
    public int OwnerOf(int item)
    {
        int low = 0, high = count - 1;

        while (low < high)
        {
            var middle = (low + high + 1) / 2;

            if (offsets[middle] <= item)
            {
                low = middle;
            }
            else
            {
                high = middle - 1;
            }
        }

        return low;
    }

    public void Release()
    {
        PooledArrays.Return(offsets, count + 1);
        PooledArrays.Return(_nulls, count);
    }
}
