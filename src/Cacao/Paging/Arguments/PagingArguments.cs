namespace Cacao.Paging;

/// <summary>The arguments of a connection field (Relay's Cursor Connections specification), checked against the page-size options.</summary>
/// <param name="First">At most this many from the start of the page; null when paging backwards.</param>
/// <param name="After">The cursor after which the page begins.</param>
/// <param name="Last">At most this many before the end of the page.</param>
/// <param name="Before">The cursor before which the page ends.</param>
/// <param name="IncludeTotalCount">Whether the number of all items is asked for.</param>
public readonly record struct PagingArguments(
    int? First = null,
    string? After = null,
    int? Last = null,
    string? Before = null,
    bool IncludeTotalCount = false);
