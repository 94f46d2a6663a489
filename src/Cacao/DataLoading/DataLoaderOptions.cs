using System.Diagnostics;

namespace Cacao.DataLoading;

/// <summary>What is the same for all DataLoaders of a server.</summary>
public sealed class DataLoaderOptions
{
    /// <summary>At most this many keys are fetched together; further ones make another batch.</summary>
    public int MaxBatchSize
    {
        get;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1);
            field = value;
        }
    } = 1024;

    /// <summary>Where each batch is told of as an activity; null for nowhere.</summary>
    internal ActivitySource? Activities { get; set; }
}
