namespace Cacao.Paging;

/// <summary>The arguments of a connection field (Relay's Cursor Connections specification), checked against the page-size options.</summary>
public readonly record struct PagingArguments
{
    public PagingArguments(int? first = null, string? after = null, int? last = null, string? before = null, bool includeTotalCount = false)
    {
        First = first;
        After = after;
        Last = last;
        Before = before;
        IncludeTotalCount = includeTotalCount;
    }

    /// <summary>At most this many from the start of the page; null when paging backwards.</summary>
    public int? First { get; init; }

    /// <summary>The cursor after which the page begins.</summary>
    public string? After { get; init; }

    /// <summary>At most this many before the end of the page.</summary>
    public int? Last { get; init; }

    /// <summary>The cursor before which the page ends.</summary>
    public string? Before { get; init; }

    /// <summary>Whether the number of all items is asked for.</summary>
    public bool IncludeTotalCount { get; init; }
}
