using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Reads a member of each parent.</summary>
internal sealed class PropertySource<TParent, TResult>(PropertyResolver<TParent, TResult> resolver) : FieldSource<TResult>
{
    private readonly Func<TParent, TResult> _getter = resolver.Getter;

    protected override void ResolveRow(FieldRun<TResult> run, int row) => run.SetValue(row, _getter((TParent)run.Batch.Parents[row]!));
}

/// <summary>Calls a resolver that cannot wait.</summary>
internal sealed class ValueSource<TResult>(ValueResolver<TResult> resolver) : FieldSource<TResult>
{
    protected override void ResolveRow(FieldRun<TResult> run, int row)
        => run.SetValue(row, resolver.Resolve(run.ContextFor(row, resolver.NeedsOwnContext)));
}

/// <summary>Calls a resolver that may wait.</summary>
internal sealed class TaskSource<TResult>(TaskResolver<TResult> resolver) : FieldSource<TResult>
{
    protected override void ResolveRow(FieldRun<TResult> run, int row)
        => run.SetTask(row, resolver.Resolve(run.ContextFor(row, resolver.NeedsOwnContext)));
}

/// <summary>Calls a resolver that returns an asynchronous sequence and reads each sequence to its end.</summary>
internal sealed class AsyncSequenceSource<TItem>(FieldResolver resolver) : FieldSource<List<TItem>?>
{
    protected override void ResolveRow(FieldRun<List<TItem>?> run, int row) => run.SetTask(row, ReadAsync(run.ContextFor(row, own: true)));

    private async ValueTask<List<TItem>?> ReadAsync(FieldContext context)
    {
        var sequence = (IAsyncEnumerable<TItem>?)await resolver.ResolveAsync(context).ConfigureAwait(false);

        return await AsyncSequence.ToListAsync(sequence, context.RequestAborted).ConfigureAwait(false);
    }
}

/// <summary>A field of a schema that came from text and was given no resolver.</summary>
internal sealed class MissingResolverSource : FieldSource<object?>
{
    protected override void ResolveRow(FieldRun<object?> run, int row)
        => throw new InvalidOperationException($"{run.Selection.DeclaringType.Name}.{run.Selection.Field.Name} has no resolver.");
}
