namespace Cacao.DataLoading;

/// <summary>
/// The batches of one request. Thread-safe: continuations of two running batches may schedule at the same time.
/// The executor dispatches when nothing else can run and no batch is under way, so that how many statements a request
/// costs depends on its shape and never on timing.
/// </summary>
public sealed class BatchDispatcher : IBatchScheduler
{
    private readonly Lock _lock = new();
    private readonly List<IDataLoader> _dataLoaders = [];
    private List<Batch> _pending = [];
    private int _running;

    /// <summary>
    /// Called, on any thread, whenever a batch was scheduled or has ended, so that a sleeping executor looks again. While it
    /// is null no executor dispatches in this scope, and batches run at once.
    /// </summary>
    public Action? StateChanged { get; set; }

    /// <summary>Batches wait and none is running.</summary>
    public bool CanDispatch
    {
        get
        {
            lock (_lock)
            {
                return _pending.Count > 0 && _running == 0;
            }
        }
    }

    public void Schedule(Batch batch)
    {
        if (StateChanged is null)
        {
            AutoBatchScheduler.Default.Schedule(batch);
            return;
        }

        lock (_lock)
        {
            _pending.Add(batch);
        }

        StateChanged?.Invoke();
    }

    /// <summary>Starts every waiting batch, each once with all its keys. Batches that end synchronously have ended when this returns.</summary>
    public void Dispatch()
    {
        List<Batch> batches;

        lock (_lock)
        {
            (batches, _pending) = (_pending, []);
            _running += batches.Count;
        }

        foreach (var batch in batches)
        {
            _ = RunAsync(batch);
        }
    }

    /// <summary>
    /// Has every DataLoader of the request forget what it loaded. Of two fields of a mutation the second sees what the first has
    /// written, and so must the answers of both.
    /// </summary>
    public void ClearCaches()
    {
        IDataLoader[] dataLoaders;

        lock (_lock)
        {
            dataLoaders = [.. _dataLoaders];
        }

        foreach (var dataLoader in dataLoaders)
        {
            dataLoader.ClearCache();
        }
    }

    internal void Add(IDataLoader dataLoader)
    {
        lock (_lock)
        {
            _dataLoaders.Add(dataLoader);
        }
    }

    private async Task RunAsync(Batch batch)
    {
        await batch.DispatchAsync().ConfigureAwait(false);

        lock (_lock)
        {
            _running--;
        }

        StateChanged?.Invoke();
    }
}
