namespace Cacao.DataLoading;

public abstract partial class DataLoaderBase<TKey, TValue>
{
    private Dictionary<object, IDataLoader>? _branches;
    private object? _lastBranchKey;
    private IDataLoader? _lastBranch;

    public IDataLoader Branch<TState>(string key, CreateDataLoaderBranch<TKey, TValue, TState> createBranch, TState state)
    {
        lock (_lock)
        {
            _branches ??= [];

            if (!_branches.TryGetValue(key, out var branch))
            {
                _branches[key] = branch = createBranch(key, this, state);
            }

            return branch;
        }
    }

    /// <summary>
    /// A branch found by the state itself. All parents of a field ask for the same one in turn, which costs a comparison
    /// and no key string.
    /// </summary>
    internal DataLoaderBase<TKey, TValue> Branch<TState>(string stateKey, TState state)
        where TState : struct, IEquatable<TState>
    {
        lock (_lock)
        {
            if (_lastBranchKey is TState last && last.Equals(state))
            {
                return (DataLoaderBase<TKey, TValue>)_lastBranch!;
            }

            _branches ??= [];
            _lastBranchKey = state;

            if (!_branches.TryGetValue(_lastBranchKey, out _lastBranch))
            {
                _lastBranch = new BranchLoader(this) { ContextData = ContextData.SetItem(stateKey, state) };
                _branches[_lastBranchKey] = _lastBranch;
            }

            return (DataLoaderBase<TKey, TValue>)_lastBranch;
        }
    }

    private IDataLoader[] Branches()
    {
        lock (_lock)
        {
            return _branches is null ? [] : [.. _branches.Values];
        }
    }

    /// <summary>Fetches like its origin, with more state, for its own keys.</summary>
    private sealed class BranchLoader(DataLoaderBase<TKey, TValue> origin) : DataLoaderBase<TKey, TValue>(origin.BatchScheduler, origin.Options)
    {
        /// <summary>The name of what it branches off from.</summary>
        private protected override string Name => origin.Name;

        protected override ValueTask FetchAsync(
            IReadOnlyList<TKey> keys,
            Memory<Result<TValue?>> results,
            DataLoaderFetchContext<TValue> context,
            CancellationToken cancellationToken)
            => origin.FetchAsync(keys, results, context, cancellationToken);
    }
}
