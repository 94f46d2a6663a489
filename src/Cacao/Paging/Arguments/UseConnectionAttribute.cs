namespace Cacao.Paging;

/// <summary>Marks a resolver that returns a connection, and sets what holds for it instead of the server's options.</summary>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property)]
public sealed class UseConnectionAttribute : Attribute
{
    /// <inheritdoc cref="PagingOptions.DefaultPageSize"/>
    public int DefaultPageSize
    {
        get => Options.DefaultPageSize ?? PagingDefaults.DefaultPageSize;
        set => Options.DefaultPageSize = value;
    }

    /// <inheritdoc cref="PagingOptions.MaxPageSize"/>
    public int MaxPageSize
    {
        get => Options.MaxPageSize ?? PagingDefaults.MaxPageSize;
        set => Options.MaxPageSize = value;
    }

    /// <inheritdoc cref="PagingOptions.IncludeTotalCount"/>
    public bool IncludeTotalCount
    {
        get => Options.IncludeTotalCount ?? PagingDefaults.IncludeTotalCount;
        set => Options.IncludeTotalCount = value;
    }

    /// <inheritdoc cref="PagingOptions.AllowBackwardPagination"/>
    public bool AllowBackwardPagination
    {
        get => Options.AllowBackwardPagination ?? PagingDefaults.AllowBackwardPagination;
        set => Options.AllowBackwardPagination = value;
    }

    /// <inheritdoc cref="PagingOptions.RequirePagingBoundaries"/>
    public bool RequirePagingBoundaries
    {
        get => Options.RequirePagingBoundaries ?? PagingDefaults.RequirePagingBoundaries;
        set => Options.RequirePagingBoundaries = value;
    }

    internal PagingOptions Options { get; } = new();
}
