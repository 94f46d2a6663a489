namespace Cacao.Execution;

/// <summary>A place of the response: a slot of a level of a field.</summary>
internal readonly record struct ResponsePlace(FieldRun? Field, int Level, int Slot)
{
    /// <summary>The whole of <c>data</c>.</summary>
    public static readonly ResponsePlace Root;

    public bool IsRoot => Field is null;

    /// <summary>Nothing above the place has become null.</summary>
    public bool IsReachable => Field is null || Field.IsReachable(Level, Slot);
}

/// <summary>
/// Where a null goes (specification, section 6.4.4): it stays where null is allowed, else the list or object around it
/// becomes null in its stead, up to the whole of <c>data</c>.
/// </summary>
internal static class NullPropagation
{
    /// <summary>Makes a place null and answers which place has become null for it.</summary>
    public static ResponsePlace Propagate(FieldRun field, int level, int slot)
    {
        while (field.Shape.IsNonNull(level))
        {
            if (level > 0)
            {
                slot = field.Levels[--level].OwnerOf(slot);
            }
            else
            {
                var batch = field.Batch;
                batch.Kill(slot);

                if (!batch.TryGetOrigin(slot, out var origin, out var originSlot))
                {
                    return ResponsePlace.Root;
                }

                (field, level, slot) = (origin, origin.Shape.Depth, originSlot);
            }
        }

        field.SetNull(level, slot);

        return new ResponsePlace(field, level, slot);
    }
}
