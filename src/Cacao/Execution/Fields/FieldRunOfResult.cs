using Cacao.Errors;
using Cacao.Planning;

namespace Cacao.Execution;

/// <summary>A field being run whose resolver gives values of one C# type.</summary>
internal class FieldRun<TResult>(OperationExecution execution, ObjectBatch batch, Selection selection, FieldRunner<TResult> runner)
    : FieldRun(execution, batch, selection, runner.Shape), IPendingField
{
    private readonly TResult[] _values = PooledArrays.Rent<TResult>(batch.Count);
    private bool[]? _missing;
    private FieldContext? _sharedContext;
    private RunningTasks<TResult>? _running;

    public void Start()
    {
        if (!TryCoerceArguments())
        {
            return;
        }

        runner.Source.Resolve(this);

        if (_running is null)
        {
            Complete();
        }
        else
        {
            Execution.AddPending(this);
        }
    }

    /// <summary>What the resolver of a row sees: a context of its own, or the one all rows use in turn.</summary>
    public FieldContext ContextFor(int row, bool own)
    {
        var context = own ? new FieldContext(this) : _sharedContext ??= new FieldContext(this);
        context.Row = row;

        return context;
    }

    /// <summary>A value has come for a row.</summary>
    public void SetValue(int row, TResult value) => _values[row] = value;

    /// <summary>A row that is no longer part of the response is not resolved.</summary>
    public void SkipRow(int row) => _values[row] = default!;

    /// <summary>A value is on its way for a row.</summary>
    public void SetTask(int row, ValueTask<TResult> task)
    {
        if (task.IsCompletedSuccessfully)
        {
            _values[row] = task.Result;
        }
        else if (task.IsCompleted)
        {
            Take(row, task);
        }
        else
        {
            (_running ??= new RunningTasks<TResult>(Batch.Count)).Add(row, task);
        }
    }

    /// <summary>No value comes for a row.</summary>
    public virtual void SetException(int row, Exception exception)
    {
        SetMissing(row);
        Fail(0, row, exception);
    }

    public bool TryComplete()
    {
        while (_running!.TryTakeEnded(out var row, out var task))
        {
            Take(row, task);
        }

        if (!_running.IsEmpty)
        {
            return false;
        }

        _running.Release();
        Complete();

        return true;
    }

    public void WakeWhenOneEnds(Action wake) => _running!.WakeWhenNextEnds(wake);

    private void Take(int row, ValueTask<TResult> ended)
    {
        try
        {
            _values[row] = ended.GetAwaiter().GetResult();
        }
        catch (Exception exception)
        {
            SetException(row, exception);
        }
    }

    private bool TryCoerceArguments()
    {
        try
        {
            Arguments = Selection.Arguments.Coerce(Execution.Variables);
            return true;
        }
        catch (Exception exception)
        {
            for (var row = 0; row < Batch.Count; row++)
            {
                SetException(row, exception);
            }

            Complete();
            return false;
        }
    }

    private void SetMissing(int row)
    {
        _values[row] = default!;

        if (default(TResult) is not null)
        {
            _missing ??= PooledArrays.RentCleared<bool>(Batch.Count);
            _missing[row] = true;
        }
    }

    protected virtual void Complete() => Column = runner.Completer.Complete(this, _values, _missing, Batch.Count);
}
