namespace Cacao.Http;

/// <summary>The operations that run over one socket. Most sockets have one or a few, and there are many sockets: a list with one lock.</summary>
internal sealed class SocketOperations
{
    private readonly Lock _lock = new();
    private readonly List<SocketOperation> _running = [];
    private TaskCompletionSource? _ended;

    /// <summary>Those that were stopped are still running until they have noticed.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _running.Count;
            }
        }
    }

    public void Add(SocketOperation operation)
    {
        lock (_lock)
        {
            _running.Add(operation);
        }
    }

    /// <summary>The operation that uses the id.</summary>
    public SocketOperation? Find(string id)
    {
        lock (_lock)
        {
            return _running.Find(operation => !operation.IsReleased && operation.Id == id);
        }
    }

    /// <summary>The operation has ended.</summary>
    public void Remove(SocketOperation operation)
    {
        lock (_lock)
        {
            _running.Remove(operation);

            if (_running.Count == 0)
            {
                _ended?.TrySetResult();
            }
        }
    }

    /// <summary>Stops all, and waits until they have ended. None is added any more.</summary>
    public Task StopAsync()
    {
        SocketOperation[] stopping;

        lock (_lock)
        {
            if (_running.Count == 0)
            {
                return Task.CompletedTask;
            }

            _ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            stopping = [.. _running];
        }

        // Not under the lock: what is called back by the token may end the operation.
        foreach (var operation in stopping)
        {
            operation.Stop();
        }

        return _ended.Task;
    }
}
