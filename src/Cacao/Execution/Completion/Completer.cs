using Cacao.Errors;

namespace Cacao.Execution;

/// <summary>
/// Completes values (specification, section 6.4.3): holds them against the field's type, settles nulls and errors, and makes the
/// column the writer reads. Completers of lists pass the items on to the completer of the next level.
/// </summary>
internal abstract class Completer<TResult>
{
    // A resolver can answer with an error in place of a value; only types that leave room for one are looked through.
    private static readonly bool CanHoldErrors =
        typeof(TResult) == typeof(object) || typeof(TResult).IsAssignableTo(typeof(IError)) || typeof(TResult).IsAssignableTo(typeof(IEnumerable<IError>));

    /// <param name="run">The field; its levels say which lists the values are items of.</param>
    /// <param name="values">One per slot; handed over, like <paramref name="missing"/>.</param>
    /// <param name="missing">The slots without value where the C# type has no null.</param>
    /// <param name="count">How many slots there are.</param>
    public Column Complete(FieldRun run, TResult[] values, bool[]? missing, int count)
    {
        if (CanHoldErrors)
        {
            TakeErrors(run, values, count);
        }

        return CompleteValues(run, values, missing, count);
    }

    protected abstract Column CompleteValues(FieldRun run, TResult[] values, bool[]? missing, int count);

    /// <summary>Tells of a null where there must be none. It is dropped where an error has made the place null already.</summary>
    protected static void RefuseNull(FieldRun run, int level, int slot)
    {
        if (run.IsReachable(level, slot))
        {
            run.Fail(level, slot, ExecutionErrors.NullForNonNull(run.Selection));
        }
    }

    private static void TakeErrors(FieldRun run, TResult[] values, int count)
    {
        for (var slot = 0; slot < count; slot++)
        {
            switch (values[slot])
            {
                case IError error:
                    values[slot] = default!;
                    run.Fail(run.Levels.Length, slot, error);
                    break;

                case IEnumerable<IError> errors:
                    values[slot] = default!;
                    run.Fail(run.Levels.Length, slot, new GraphQLException(errors));
                    break;
            }
        }
    }
}
