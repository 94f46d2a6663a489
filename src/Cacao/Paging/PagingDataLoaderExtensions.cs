using Cacao.DataLoading;

namespace Cacao.Paging;

/// <summary>Passes paging arguments to a DataLoader of pages.</summary>
public static class PagingDataLoaderExtensions
{
    private const string StateKey = "Cacao.Paging.PagingArguments";

    /// <summary>The branch of the loader that fetches pages with these arguments.</summary>
    public static IDataLoader<TKey, Page<TValue>> With<TKey, TValue>(this IDataLoader<TKey, Page<TValue>> dataLoader, PagingArguments pagingArguments)
        where TKey : notnull
        => dataLoader is DataLoaderBase<TKey, Page<TValue>> loader
            ? loader.Branch(StateKey, pagingArguments)
            : dataLoader.SetState(StateKey, pagingArguments);

    /// <summary>The arguments this loader, or branch of one, fetches pages with.</summary>
    /// <exception cref="InvalidOperationException">None were set.</exception>
    public static PagingArguments GetPagingArguments<TValue>(this DataLoaderFetchContext<TValue> context)
        => context.GetRequiredState<PagingArguments>(StateKey);
}
