using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Completes leaf values of a C# type the writer knows.</summary>
internal sealed class LeafCompleter<T>(LeafWriter<T> writer) : Completer<T>
    where T : notnull
{
    protected override Column CompleteValues(FieldRun run, T[] values, bool[]? missing, int count)
    {
        var level = run.Levels.Length;

        if (default(T) is null && run.Shape.IsNonNull(level))
        {
            for (var slot = 0; slot < count; slot++)
            {
                if (values[slot] is null)
                {
                    RefuseNull(run, level, slot);
                }
            }
        }

        if (!writer.AlwaysValid)
        {
            missing = Check(run, values, missing, count);
        }

        return new LeafColumn<T>(run, values, missing, count, writer);
    }

    private bool[]? Check(FieldRun run, T[] values, bool[]? missing, int count)
    {
        var level = run.Levels.Length;

        for (var slot = 0; slot < count; slot++)
        {
            if (values[slot] is { } value && (missing is null || !missing[slot]) && run.IsReachable(level, slot) && writer.Check(value) is { } reason)
            {
                missing ??= PooledArrays.RentCleared<bool>(count);
                missing[slot] = true;
                run.Fail(level, slot, ExecutionErrors.InvalidLeafValue(run.Selection, reason));
            }
        }

        return missing;
    }
}

/// <summary>Completes leaf values of a C# type like <c>Guid?</c>.</summary>
internal sealed class NullableLeafCompleter<T>(LeafWriter<T> writer) : Completer<T?>
    where T : struct
{
    protected override Column CompleteValues(FieldRun run, T?[] values, bool[]? missing, int count)
    {
        var level = run.Levels.Length;
        var isNonNull = run.Shape.IsNonNull(level);

        for (var slot = 0; slot < count; slot++)
        {
            if (values[slot] is not { } value)
            {
                if (isNonNull)
                {
                    RefuseNull(run, level, slot);
                }
            }
            else if (!writer.AlwaysValid && run.IsReachable(level, slot) && writer.Check(value) is { } reason)
            {
                values[slot] = null;
                run.Fail(level, slot, ExecutionErrors.InvalidLeafValue(run.Selection, reason));
            }
        }

        return new NullableLeafColumn<T>(run, values, count, writer);
    }
}

/// <summary>Completes leaf values whose C# type is known at runtime only.</summary>
internal sealed class UntypedLeafCompleter<T>(LeafWriter writer) : Completer<T>
{
    protected override Column CompleteValues(FieldRun run, T[] values, bool[]? missing, int count)
    {
        var level = run.Levels.Length;
        var isNonNull = run.Shape.IsNonNull(level);
        var boxed = PooledArrays.Rent<object?>(count);

        for (var slot = 0; slot < count; slot++)
        {
            boxed[slot] = missing is not null && missing[slot] ? null : values[slot];

            if (boxed[slot] is not { } value)
            {
                if (isNonNull)
                {
                    RefuseNull(run, level, slot);
                }
            }
            else if (run.IsReachable(level, slot) && writer.CheckObject(value) is { } reason)
            {
                boxed[slot] = null;
                run.Fail(level, slot, ExecutionErrors.InvalidLeafValue(run.Selection, reason));
            }
        }

        PooledArrays.Return(values, count);
        PooledArrays.Return(missing, count);

        return new UntypedLeafColumn(run, boxed, count, writer);
    }
}
