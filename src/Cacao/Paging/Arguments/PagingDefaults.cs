namespace Cacao.Paging;

/// <summary>What holds for connections unless the application says otherwise.</summary>
public static class PagingDefaults
{
    public const int DefaultPageSize = 50;
    public const int MaxPageSize = 100;
    public const bool AllowBackwardPagination = true;
    public const bool IncludeTotalCount = true;
    public const bool RequirePagingBoundaries = false;
}
