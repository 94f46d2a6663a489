using System.Threading.Tasks.Sources;

namespace Cacao.Execution;

/// <summary>
/// The events that wait for one reader, in order and at most so many. Most listeners wait most of the time, so that is what is cheap: an empty
/// buffer, its reader and what the reader waits for are one object. Read by one at a time, filled by anybody.
/// </summary>
internal sealed class EventBuffer<T> : IAsyncEnumerable<T>, IAsyncEnumerator<T>, IValueTaskSource<bool>
{
    private readonly Lock _lock = new();
    private readonly int _capacity;
    private Queue<T>? _events;
    private ManualResetValueTaskSourceCore<bool> _next = new() { RunContinuationsAsynchronously = true };
    private CancellationToken _cancellationToken;
    private CancellationTokenRegistration _cancellation;
    private Exception? _failure;
    private bool _isWaitedFor;
    private bool _isComplete;

    public EventBuffer(int capacity) => _capacity = capacity;

    public T Current { get; private set; } = default!;

    /// <summary>Adds an event; false when there is no room. After the end nobody wants it.</summary>
    public bool TryAdd(T message)
    {
        lock (_lock)
        {
            if (_isComplete)
            {
                return true;
            }

            if (_isWaitedFor)
            {
                Current = message;
                Answer(true);
                return true;
            }

            _events ??= new Queue<T>();

            if (_events.Count == _capacity)
            {
                return false;
            }

            _events.Enqueue(message);
            return true;
        }
    }

    /// <summary>No more will come. What waits is still read, and then the failure told, if there is one.</summary>
    public void Complete(Exception? failure = null)
    {
        lock (_lock)
        {
            if (_isComplete)
            {
                return;
            }

            (_isComplete, _failure) = (true, failure);

            if (_isWaitedFor)
            {
                End(failure);
            }
        }
    }

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        _cancellationToken = cancellationToken;
        _cancellation = cancellationToken.UnsafeRegister(static buffer => ((EventBuffer<T>)buffer!).Cancel(), this);
        return this;
    }

    public ValueTask<bool> MoveNextAsync()
    {
        lock (_lock)
        {
            if (_cancellationToken.IsCancellationRequested)
            {
                return ValueTask.FromCanceled<bool>(_cancellationToken);
            }

            if (_events is not null && _events.TryDequeue(out var message))
            {
                Current = message;
                return new ValueTask<bool>(true);
            }

            if (_isComplete)
            {
                return _failure is null ? new ValueTask<bool>(false) : ValueTask.FromException<bool>(_failure);
            }

            // Whatever there was to read has been read: it is not to be kept alive by who waits for more.
            (_events, Current) = (null, default!);
            _next.Reset();
            _isWaitedFor = true;
            return new ValueTask<bool>(this, _next.Version);
        }
    }

    public ValueTask DisposeAsync() => _cancellation.DisposeAsync();

    bool IValueTaskSource<bool>.GetResult(short token) => _next.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource<bool>.GetStatus(short token) => _next.GetStatus(token);

    void IValueTaskSource<bool>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags)
        => _next.OnCompleted(continuation, state, token, flags);

    private void Cancel()
    {
        lock (_lock)
        {
            if (_isWaitedFor)
            {
                End(new OperationCanceledException(_cancellationToken));
            }
        }
    }

    private void Answer(bool hasEvent)
    {
        _isWaitedFor = false;
        _next.SetResult(hasEvent);
    }

    private void End(Exception? failure)
    {
        if (failure is null)
        {
            Answer(false);
            return;
        }

        _isWaitedFor = false;
        _next.SetException(failure);
    }
}
