namespace Cacao.Execution;

/// <summary>
/// The tasks of a field that had not ended when its resolvers were called. They are looked at in order: the field is complete
/// when the last has ended, so only the first that still runs has to wake anybody.
/// </summary>
internal sealed class RunningTasks<TResult>(int capacity)
{
    private readonly int[] _rows = PooledArrays.Rent<int>(capacity);
    private readonly ValueTask<TResult>[] _tasks = PooledArrays.Rent<ValueTask<TResult>>(capacity);
    private int _count;
    private int _next;
    private int _observed = -1;

    public bool IsEmpty => _next == _count;

    public void Add(int row, ValueTask<TResult> task)
    {
        _rows[_count] = row;
        _tasks[_count++] = task;
    }

    public bool TryTakeEnded(out int row, out ValueTask<TResult> task)
    {
        if (_next < _count && _tasks[_next].IsCompleted)
        {
            row = _rows[_next];
            task = _tasks[_next++];
            return true;
        }

        row = -1;
        task = default;
        return false;
    }

    public void WakeWhenNextEnds(Action wake)
    {
        // A ValueTask may be observed once only.
        if (_next < _count && _observed != _next)
        {
            _observed = _next;
            _tasks[_next].ConfigureAwait(false).GetAwaiter().UnsafeOnCompleted(wake);
        }
    }

    public void Release()
    {
        PooledArrays.Return(_rows, _count);
        PooledArrays.Return(_tasks, _count);
    }
}
