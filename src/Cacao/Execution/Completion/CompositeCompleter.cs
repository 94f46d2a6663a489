namespace Cacao.Execution;

/// <summary>Completes objects: finds each one's concrete type and makes those of a type the rows of one batch, which runs later.</summary>
internal sealed class CompositeCompleter<T>(RuntimeTypeFinder types) : Completer<T>
{
    protected override Column CompleteValues(FieldRun run, T[] values, bool[]? missing, int count)
    {
        var level = run.Levels.Length;
        var isNonNull = run.Shape.IsNonNull(level);
        var rows = new RowMap(run, count);

        for (var slot = 0; slot < count; slot++)
        {
            if (missing?[slot] == true || values[slot] is not { } value)
            {
                rows.Skip(slot);

                if (isNonNull)
                {
                    RefuseNull(run, level, slot);
                }
            }
            else if ((run.HasUnreachablePlaces && !run.IsReachable(level, slot)) || types.Find(run, level, slot, value) is not { } type)
            {
                rows.Skip(slot);
            }
            else
            {
                rows.Add(slot, type, value);
            }
        }

        PooledArrays.Return(values, count);
        PooledArrays.Return(missing, count);

        return rows.ToColumn(level);
    }
}
