namespace Cacao.Paging;

/// <summary>What connections allow. What is null is left to the server's options, and there to <see cref="PagingDefaults"/>.</summary>
public sealed class PagingOptions
{
    /// <summary>Items of a page when a request does not say how many.</summary>
    public int? DefaultPageSize { get; set; }

    /// <summary>Items that a request can ask for at most.</summary>
    public int? MaxPageSize { get; set; }

    /// <summary>Whether items are counted when a request selects <c>totalCount</c>.</summary>
    public bool? IncludeTotalCount { get; set; }

    /// <summary>Whether there are <c>last</c> and <c>before</c>.</summary>
    public bool? AllowBackwardPagination { get; set; }

    /// <summary>Whether a request has to say how many.</summary>
    public bool? RequirePagingBoundaries { get; set; }
}
