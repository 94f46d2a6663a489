using System.Collections.Immutable;
using System.Linq.Expressions;
using System.Runtime.InteropServices;

namespace Cacao.Paging;

/// <summary>Which part of a list is asked for: how many, from which end, between which cursors.</summary>
internal readonly struct PageSlice
{
    private readonly PagingArguments _arguments;

    /// <exception cref="ArgumentException">Both ends are asked for, or a negative number.</exception>
    public PageSlice(PagingArguments arguments)
    {
        if (arguments is { First: not null, Last: not null })
        {
            throw new ArgumentException("A page has a first or a last number of items, not both.", nameof(arguments));
        }

        _arguments = arguments;
        Size = arguments.First ?? arguments.Last ?? PagingDefaults.DefaultPageSize;
        ArgumentOutOfRangeException.ThrowIfNegative(Size, nameof(arguments));
    }

    public int Size { get; }

    /// <summary>Whether the page is read from its end.</summary>
    public bool IsBackward => _arguments.Last is not null;

    /// <summary>Whether the page begins at an end of the list.</summary>
    public bool IsWithoutCursor => _arguments is { After: null, Before: null };

    /// <summary>One row more than asked for tells whether there is another page.</summary>
    public Expression Limit => Parameter.Of(Size + 1);

    /// <summary>The rows between the cursors.</summary>
    public Expression Between<TItem>(Expression source, PageCursors<TItem> cursors)
    {
        if (_arguments.After is { } after)
        {
            source = QueryMethods.Where(source, cursors.Seek(after, before: false));
        }

        return _arguments.Before is { } before ? QueryMethods.Where(source, cursors.Seek(before, before: true)) : source;
    }

    /// <summary>Makes the page of what was read, which is one row too many when there is another page.</summary>
    public Page<TValue> ToPage<TItem, TValue>(
        List<PageRow<TItem>> rows,
        PageCursors<TItem> cursors,
        Func<TItem, TValue> selectValue,
        int? totalCount)
    {
        var kept = Keep(rows);

        return Create(
            rows.Count > Size,
            Array.ConvertAll(kept, row => selectValue(row.Item)),
            cursors.AreInItems ? index => cursors.Format(kept[index].Item) : index => cursors.Format(kept[index].SortKeys!),
            totalCount);
    }

    /// <inheritdoc cref="ToPage{TItem, TValue}(List{PageRow{TItem}}, PageCursors{TItem}, Func{TItem, TValue}, int?)"/>
    public Page<TItem> ToPage<TItem>(List<TItem> items, PageCursors<TItem> cursors, int? totalCount)
    {
        var kept = Keep(items);

        return Create(items.Count > Size, kept, index => cursors.Format(kept[index]), totalCount);
    }

    private T[] Keep<T>(List<T> rows)
    {
        var kept = new T[Math.Min(rows.Count, Size)];
        rows.CopyTo(0, kept, 0, kept.Length);

        if (IsBackward)
        {
            Array.Reverse(kept);
        }

        return kept;
    }

    private Page<TValue> Create<TValue>(bool hasMore, TValue[] values, Func<int, string> createCursor, int? totalCount)
        => new(
            ImmutableCollectionsMarshal.AsImmutableArray(values),
            hasNextPage: IsBackward ? _arguments.Before is not null : hasMore,
            hasPreviousPage: IsBackward ? hasMore : _arguments.After is not null,
            createCursor,
            totalCount);
}
