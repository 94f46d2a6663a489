using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Calls a resolver that returns an asynchronous sequence and reads each sequence to its end.</summary>
internal sealed class AsyncSequenceSource<TItem>(FieldResolver resolver) : FieldSource<List<TItem>?>
{
    public override void Resolve(FieldRun<List<TItem>?> run)
    {
        var batch = run.Batch;

        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.IsDead(row))
            {
                run.SkipRow(row);
                continue;
            }

            try
            {
                run.SetTask(row, ReadAsync(new FieldContext(run) { Row = row }));
            }
            catch (Exception exception)
            {
                run.SetException(row, exception);
            }
        }
    }

    private async ValueTask<List<TItem>?> ReadAsync(FieldContext context)
    {
        var sequence = (IAsyncEnumerable<TItem>?)await resolver.ResolveAsync(context).ConfigureAwait(false);

        return await AsyncSequence.ToListAsync(sequence, context.RequestAborted).ConfigureAwait(false);
    }
}
