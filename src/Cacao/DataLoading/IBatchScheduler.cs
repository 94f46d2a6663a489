namespace Cacao.DataLoading;

/// <summary>Where a DataLoader announces that it has keys waiting. The executor decides when: when nothing else of the request can run.</summary>
public interface IBatchScheduler
{
    /// <summary>Announces a batch; called once for all keys that arrive until it is dispatched.</summary>
    void Schedule(Batch batch);
}

/// <summary>The keys of one DataLoader that wait to be fetched together.</summary>
public abstract class Batch
{
    /// <summary>Fetches the keys. Returns when every waiting caller has its value or its exception; never throws.</summary>
    public abstract Task DispatchAsync();
}
