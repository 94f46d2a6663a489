namespace Cacao.DataLoading;

public abstract partial class DataLoaderBase<TKey, TValue>
{
    /// <summary>Keys that wait, each with the promise for its value.</summary>
    private sealed class KeyBatch(DataLoaderBase<TKey, TValue> loader, CancellationToken cancellationToken) : Batch
    {
        private readonly List<TKey> _keys = [];
        private readonly List<TaskCompletionSource<TValue?>> _promises = [];
        private CancellationToken _cancellationToken = cancellationToken;

        public int Count => _keys.Count;

        /// <summary>Called with the loader's lock held, until the batch is dispatched.</summary>
        public Task<TValue?> Add(TKey key, CancellationToken cancellationToken)
        {
            // One caller must not cancel what another waits for.
            if (cancellationToken != _cancellationToken)
            {
                _cancellationToken = CancellationToken.None;
            }

            var promise = new TaskCompletionSource<TValue?>();
            _keys.Add(key);
            _promises.Add(promise);

            return promise.Task;
        }

        public override async Task DispatchAsync()
        {
            lock (loader._lock)
            {
                if (loader._open == this)
                {
                    loader._open = null;
                }
            }

            var results = new Result<TValue?>[_keys.Count];

            try
            {
                var context = new DataLoaderFetchContext<TValue>(loader.ContextData);
                await loader.FetchWithTelemetryAsync(_keys, results, context, _cancellationToken).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                Array.Fill(results, Result<TValue?>.Reject(exception));
            }

            for (var i = 0; i < results.Length; i++)
            {
                Complete(_promises[i], results[i]);
            }
        }

        private static void Complete(TaskCompletionSource<TValue?> promise, Result<TValue?> result)
        {
            switch (result.Error)
            {
                case null:
                    promise.TrySetResult(result.Value);
                    break;
                case OperationCanceledException canceled:
                    promise.TrySetCanceled(canceled.CancellationToken);
                    break;
                default:
                    promise.TrySetException(result.Error);
                    // A key that nobody waits for any more is no unobserved exception.
                    _ = promise.Task.Exception;
                    break;
            }
        }
    }
}
