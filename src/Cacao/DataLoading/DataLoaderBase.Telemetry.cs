using System.Diagnostics;

namespace Cacao.DataLoading;

public abstract partial class DataLoaderBase<TKey, TValue>
{
    /// <summary>What batches are called in traces.</summary>
    private protected virtual string Name => GetType().Name;

    /// <summary>Fetches, and tells of it where that is asked for.</summary>
    private ValueTask FetchWithTelemetryAsync(
        IReadOnlyList<TKey> keys, Memory<Result<TValue?>> results, DataLoaderFetchContext<TValue> context, CancellationToken cancellationToken)
    {
        if (Options.Activities is { } activities)
        {
            return FetchTracedAsync(activities, keys, results, context, cancellationToken);
        }

        return FetchAsync(keys, results, context, cancellationToken);
    }

    /// <summary>Fetches inside an activity, which says of the keys how many there are and no more.</summary>
    private async ValueTask FetchTracedAsync(
        ActivitySource activities,
        IReadOnlyList<TKey> keys,
        Memory<Result<TValue?>> results,
        DataLoaderFetchContext<TValue> context,
        CancellationToken cancellationToken)
    {
        using var activity = activities.StartActivity(Name);
        activity?.SetTag("cacao.dataloader.key_count", keys.Count);

        try
        {
            await FetchAsync(keys, results, context, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception)
        {
            activity?.SetTag("error.type", exception.GetType().FullName).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }
}
