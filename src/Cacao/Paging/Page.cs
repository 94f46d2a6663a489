using System.Collections;
using System.Collections.Immutable;

namespace Cacao.Paging;

/// <summary>A part of a list: the items, whether there are more on either side, and their cursors, which are made when asked for.</summary>
public sealed class Page<T> : IEnumerable<T>
{
    private readonly Func<T, string>? _createCursor;
    private readonly Func<int, string>? _createCursorAt;

    public Page(ImmutableArray<T> items, bool hasNextPage, bool hasPreviousPage, Func<T, string> createCursor, int? totalCount = null)
    {
        Items = items;
        HasNextPage = hasNextPage;
        HasPreviousPage = hasPreviousPage;
        TotalCount = totalCount;
        _createCursor = createCursor;
    }

    /// <summary>A page whose cursors do not come from the items themselves but from what was read beside them.</summary>
    internal Page(ImmutableArray<T> items, bool hasNextPage, bool hasPreviousPage, Func<int, string> createCursorAt, int? totalCount)
    {
        Items = items;
        HasNextPage = hasNextPage;
        HasPreviousPage = hasPreviousPage;
        TotalCount = totalCount;
        _createCursorAt = createCursorAt;
    }

    /// <summary>The page of a list that has nothing in it.</summary>
    public static Page<T> Empty { get; } = new([], false, false, static (T _) => throw new InvalidOperationException("An empty page has no cursors."), totalCount: 0);

    public ImmutableArray<T> Items { get; }

    public T? First => Items.IsEmpty ? default : Items[0];

    public T? Last => Items.IsEmpty ? default : Items[^1];

    public bool HasNextPage { get; }

    public bool HasPreviousPage { get; }

    /// <summary>The number of all items; null when it was not asked for.</summary>
    public int? TotalCount { get; }

    /// <summary>The cursor of an item of this page.</summary>
    public string CreateCursor(T item) => _createCursor is null ? CreateCursorAt(Items.IndexOf(item)) : _createCursor(item);

    public ImmutableArray<T>.Enumerator GetEnumerator() => Items.GetEnumerator();

    IEnumerator<T> IEnumerable<T>.GetEnumerator() => ((IEnumerable<T>)Items).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => ((IEnumerable)Items).GetEnumerator();

    internal string CreateCursorAt(int index) => _createCursorAt is null ? _createCursor!(Items[index]) : _createCursorAt(index);
}
