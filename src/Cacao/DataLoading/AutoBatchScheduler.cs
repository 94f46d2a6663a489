namespace Cacao.DataLoading;

/// <summary>Dispatches every batch at once: for DataLoaders outside a GraphQL request, where nobody knows when the last key has come.</summary>
public sealed class AutoBatchScheduler : IBatchScheduler
{
    public static AutoBatchScheduler Default { get; } = new();

    public void Schedule(Batch batch) => _ = batch.DispatchAsync();
}
