namespace Cacao.Paging;

/// <summary>The rows that were read for many pages, by parent.</summary>
internal sealed class PageRows<TKey, TElement>
    where TKey : notnull
{
    private readonly Dictionary<TKey, List<PageRow<TElement>>> _byParent;

    /// <param name="parents">The parents that have a page even if it is empty.</param>
    public PageRows(IReadOnlyCollection<TKey> parents)
    {
        _byParent = new Dictionary<TKey, List<PageRow<TElement>>>(parents.Count);

        foreach (var parent in parents)
        {
            _byParent[parent] = [];
        }
    }

    /// <summary>Rows of parents that differ from each other; null when one is there twice.</summary>
    public static PageRows<TKey, TElement>? Of(IReadOnlyList<TKey> parents)
    {
        var rows = new PageRows<TKey, TElement>(parents);
        return rows._byParent.Count == parents.Count ? rows : null;
    }

    public void Add(TKey parent, PageRow<TElement> row)
    {
        if (!_byParent.TryGetValue(parent, out var rows))
        {
            _byParent[parent] = rows = [];
        }

        rows.Add(row);
    }

    public Dictionary<TKey, Page<TValue>> ToPages<TValue>(
        PageSlice slice, PageCursors<TElement> cursors, Func<TElement, TValue> selectValue, Dictionary<TKey, int>? counts)
    {
        var pages = new Dictionary<TKey, Page<TValue>>(_byParent.Count);

        foreach (var (parent, rows) in _byParent)
        {
            pages.Add(parent, slice.ToPage(rows, cursors, selectValue, counts?.GetValueOrDefault(parent)));
        }

        return pages;
    }
}
