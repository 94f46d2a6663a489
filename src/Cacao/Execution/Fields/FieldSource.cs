using Cacao.Types;

namespace Cacao.Execution;

/// <summary>Gets a field's values for all rows; one kind per kind of <see cref="FieldResolver"/>.</summary>
internal abstract class FieldSource<TResult>
{
    public abstract void Resolve(FieldRun<TResult> run);
}

/// <summary>Reads a member of each parent in a loop.</summary>
internal sealed class PropertySource<TParent, TResult>(PropertyResolver<TParent, TResult> resolver) : FieldSource<TResult>
{
    private readonly Func<TParent, TResult> _getter = resolver.Getter;

    public override void Resolve(FieldRun<TResult> run)
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
                run.SetValue(row, _getter((TParent)batch.Parents[row]!));
            }
            catch (Exception exception)
            {
                run.SetException(row, exception);
            }
        }
    }
}

/// <summary>Calls a resolver that cannot wait, for each row.</summary>
internal sealed class ValueSource<TResult>(ValueResolver<TResult> resolver) : FieldSource<TResult>
{
    public override void Resolve(FieldRun<TResult> run)
    {
        var batch = run.Batch;
        var contexts = new FieldContexts(run, resolver.NeedsOwnContext);

        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.IsDead(row))
            {
                run.SkipRow(row);
                continue;
            }

            try
            {
                run.SetValue(row, resolver.Resolve(contexts.For(row)));
            }
            catch (Exception exception)
            {
                run.SetException(row, exception);
            }
        }
    }
}

/// <summary>Calls a resolver that may wait, for every row, before anything is waited for.</summary>
internal sealed class TaskSource<TResult>(TaskResolver<TResult> resolver) : FieldSource<TResult>
{
    public override void Resolve(FieldRun<TResult> run)
    {
        var batch = run.Batch;
        var contexts = new FieldContexts(run, resolver.NeedsOwnContext);

        for (var row = 0; row < batch.Count; row++)
        {
            if (batch.IsDead(row))
            {
                run.SkipRow(row);
                continue;
            }

            try
            {
                run.SetTask(row, resolver.Resolve(contexts.For(row)));
            }
            catch (Exception exception)
            {
                run.SetException(row, exception);
            }
        }
    }
}
