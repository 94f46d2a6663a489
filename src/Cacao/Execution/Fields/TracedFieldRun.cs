using System.Diagnostics;
using Cacao.Errors;
using Cacao.Planning;

namespace Cacao.Execution;

/// <summary>Runs a field inside an activity, while somebody listens: one for all rows, because all rows are resolved together.</summary>
internal sealed class TracedFieldRunner<TResult>(FieldShape shape, FieldSource<TResult> source, Completer<TResult> completer)
    : FieldRunner<TResult>(shape, source, completer)
{
    public override void Start(OperationExecution execution, ObjectBatch batch, int index)
    {
        var request = Activity.Current;

        if (ExecutionTelemetry.StartField(batch.Selections[index].Field, batch.Count) is not { } activity)
        {
            base.Start(execution, batch, index);
            return;
        }

        var run = new TracedFieldRun<TResult>(execution, batch, batch.Selections[index], this, activity);
        batch.Fields[index] = run;
        run.Start();

        // The resolvers may be at work yet, and have taken the activity with them. What comes next here is no part of it.
        Activity.Current = request;
    }
}

/// <inheritdoc cref="TracedFieldRunner{TResult}"/>
internal sealed class TracedFieldRun<TResult>(
    OperationExecution execution, ObjectBatch batch, Selection selection, FieldRunner<TResult> runner, Activity activity)
    : FieldRun<TResult>(execution, batch, selection, runner)
{
    public override void SetException(int row, Exception exception)
    {
        activity.Fail(CodeOf(exception));
        base.SetException(row, exception);
    }

    protected override void Complete()
    {
        activity.Dispose();
        base.Complete();
    }

    private string CodeOf(Exception exception)
        => exception is GraphQLException { Errors: [var first, ..] } ? first.Code ?? "none"
            : Execution.Cancellation.IsCauseOf(exception) ? ErrorCodes.Execution.Canceled
            : ErrorCodes.Execution.Unexpected;
}
