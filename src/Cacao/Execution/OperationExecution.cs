using Cacao.DataLoading;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Planning;
using Cacao.Types;

namespace Cacao.Execution;

/// <summary>
/// Executes one plan (specification, section 6.2). One logical loop does everything: it runs what is ready, takes what has ended, has the
/// DataLoaders dispatched when nothing else can go on, and sleeps only when that does not help either. Resolvers' tasks may end on any
/// thread; all they do here is wake the loop.
/// </summary>
internal sealed class OperationExecution
{
    /// <summary>How long resolvers may take to notice that the request is over, before they are left to themselves.</summary>
    private static readonly TimeSpan CancellationGrace = TimeSpan.FromSeconds(1);

    private readonly RequestContext _request;
    private readonly OperationPlan _plan;
    private readonly BatchDispatcher _dispatcher;
    private readonly WakeSignal _wake = new();
    private readonly Action _wakeUp;
    private readonly Queue<ObjectBatch> _ready = new();
    private readonly List<IPendingField> _pending = [];

    public OperationExecution(RequestContext request, OperationPlan plan, VariableValues variables, ulong includeMask)
    {
        _request = request;
        _plan = plan;
        _wakeUp = _wake.Set;
        _dispatcher = request.Services.GetService(typeof(IBatchScheduler)) as BatchDispatcher ?? new BatchDispatcher();
        Variables = variables;
        IncludeMask = includeMask;
        Cancellation = request.Cancellation;
        DataLoaders = new RequestDataLoaders(request.Services);
        Errors = new ErrorCollector(request, plan.Document, Cancellation, request.Options.MaxErrors);
    }

    public GraphQLSchema Schema => _request.Schema;

    public IServiceProvider Services => _request.Services;

    public RequestDataLoaders DataLoaders { get; }

    public IDictionary<string, object?> ContextData => _request.ContextData;

    public VariableValues Variables { get; }

    public ulong IncludeMask { get; }

    public RequestCancellation Cancellation { get; }

    public ErrorCollector Errors { get; }

    /// <summary>A batch waits to be run.</summary>
    public void Enqueue(ObjectBatch batch) => _ready.Enqueue(batch);

    /// <summary>A field waits for its resolvers' tasks.</summary>
    public void AddPending(IPendingField field) => _pending.Add(field);

    /// <summary>Runs the operation to its end.</summary>
    /// <param name="rootValue">The parent of the root fields: null, or the event of a subscription.</param>
    public async ValueTask<ExecutionResult> ExecuteAsync(object? rootValue)
    {
        var parents = PooledArrays.Rent<object?>(1);
        parents[0] = rootValue;
        var root = new ObjectBatch(_plan.Root, IncludeMask, parents, 1, null, null);
        var stateChanged = _dispatcher.StateChanged;
        _dispatcher.StateChanged = _wakeUp;

        try
        {
            if (_plan.Type is OperationType.Mutation)
            {
                await RunSerially(root).ConfigureAwait(false);
            }
            else
            {
                Run(root);
                await RunToEnd().ConfigureAwait(false);
            }

            if (Cancellation.IsOver)
            {
                await LetResolversEnd(root).ConfigureAwait(false);
                return _request.CancelledResult();
            }
        }
        finally
        {
            _dispatcher.StateChanged = stateChanged;
        }

        return new OperationResult(root, Errors.IsDataNull, Errors.ToResult(), _request.Options.MaxResponseBytes);
    }

    /// <summary>A mutation's root fields run one after the other, each with everything below it (specification, section 6.3.3).</summary>
    private async ValueTask RunSerially(ObjectBatch root)
    {
        for (var i = 0; i < root.Selections.Length && !Errors.IsDataNull && !Cancellation.IsOver; i++)
        {
            ((FieldRunner)root.Selections[i].Prepared).Start(this, root, i);
            await RunToEnd().ConfigureAwait(false);
            _dispatcher.ClearCaches();
        }
    }

    private async ValueTask RunToEnd()
    {
        while (!Cancellation.IsOver)
        {
            if (_ready.TryDequeue(out var batch))
            {
                Run(batch);
            }
            else if (TakeEnded())
            {
                // Something has become ready, or the last field is complete.
            }
            else if (_pending.Count == 0)
            {
                return;
            }
            else if (_dispatcher.CanDispatch)
            {
                _dispatcher.Dispatch();
            }
            else
            {
                await Sleep().ConfigureAwait(false);
            }
        }
    }

    private void Run(ObjectBatch batch)
    {
        for (var i = 0; i < batch.Selections.Length; i++)
        {
            ((FieldRunner)batch.Selections[i].Prepared).Start(this, batch, i);
        }
    }

    /// <summary>Completes the fields whose tasks have all ended; false when there is none.</summary>
    private bool TakeEnded()
    {
        var kept = 0;

        for (var i = 0; i < _pending.Count; i++)
        {
            if (!_pending[i].TryComplete())
            {
                _pending[kept++] = _pending[i];
            }
        }

        var hasEnded = kept < _pending.Count;
        _pending.RemoveRange(kept, _pending.Count - kept);

        return hasEnded;
    }

    /// <summary>Until a task ends, the state of the batches changes or the request is over.</summary>
    private async ValueTask Sleep()
    {
        using var registration = Cancellation.Token.UnsafeRegister(static wake => ((WakeSignal)wake!).Set(), _wake);
        ObservePending();
        await _wake.WaitAsync().ConfigureAwait(false);
    }

    private void ObservePending()
    {
        foreach (var field in _pending)
        {
            field.WakeWhenOneEnds(_wakeUp);
        }
    }

    /// <summary>
    /// Resolvers still use the request's services, so those that heed the token are waited for. Arrays of the ones that do not are left to
    /// the garbage collector, because they may yet be used.
    /// </summary>
    private async ValueTask LetResolversEnd(ObjectBatch root)
    {
        using var grace = new CancellationTokenSource(CancellationGrace);
        using var registration = grace.Token.UnsafeRegister(static wake => ((WakeSignal)wake!).Set(), _wake);

        while (_pending.Count > 0 && !grace.IsCancellationRequested)
        {
            if (TakeEnded())
            {
                continue;
            }

            if (_dispatcher.CanDispatch)
            {
                _dispatcher.Dispatch();
                continue;
            }

            ObservePending();
            await _wake.WaitAsync().ConfigureAwait(false);
        }

        if (_pending.Count == 0)
        {
            root.Release();
        }
    }
}
