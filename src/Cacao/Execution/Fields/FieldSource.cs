namespace Cacao.Execution;

/// <summary>Gets a field's values for all rows of a batch, before anything is waited for. One kind per kind of resolver.</summary>
internal abstract class FieldSource<TResult>
{
    public void Resolve(FieldRun<TResult> run)
    {
        for (var row = 0; row < run.Batch.Count; row++)
        {
            if (run.Batch.IsDead(row))
            {
                run.SkipRow(row);
                continue;
            }

            try
            {
                ResolveRow(run, row);
            }
            catch (Exception exception)
            {
                run.SetException(row, exception);
            }
        }
    }

    /// <summary>Sets the row's value, or the task it will come from.</summary>
    protected abstract void ResolveRow(FieldRun<TResult> run, int row);
}
