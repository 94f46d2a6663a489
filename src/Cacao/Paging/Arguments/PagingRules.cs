using Cacao.Errors;
using Cacao.Schema;
using Cacao.Types;

namespace Cacao.Paging;

/// <summary>The options that hold for one field, and the checks they ask for.</summary>
internal sealed class PagingRules(PagingOptions? field, PagingOptions server)
{
    private int MaxPageSize { get; } = field?.MaxPageSize ?? server.MaxPageSize ?? PagingDefaults.MaxPageSize;

    private int DefaultPageSize { get; } = field?.DefaultPageSize ?? server.DefaultPageSize ?? PagingDefaults.DefaultPageSize;

    public bool IncludeTotalCount { get; } = field?.IncludeTotalCount ?? server.IncludeTotalCount ?? PagingDefaults.IncludeTotalCount;

    public bool AllowBackwardPagination { get; }
        = field?.AllowBackwardPagination ?? server.AllowBackwardPagination ?? PagingDefaults.AllowBackwardPagination;

    private bool RequirePagingBoundaries { get; }
        = field?.RequirePagingBoundaries ?? server.RequirePagingBoundaries ?? PagingDefaults.RequirePagingBoundaries;

    /// <summary>What the analysis of cost has to know.</summary>
    public ListSizeDirective ListSize => new(
        MaxPageSize,
        AllowBackwardPagination ? ["first", "last"] : ["first"],
        ["edges", "nodes"],
        RequirePagingBoundaries,
        Math.Min(DefaultPageSize, MaxPageSize));

    /// <summary>The arguments with the default page size, if they keep the rules.</summary>
    /// <exception cref="GraphQLException">They do not.</exception>
    public PagingArguments Check(PagingArguments arguments, ResolverContext context)
        => (arguments.First, arguments.Last) switch
        {
            ({ }, { }) => throw Refused("Ask for the first or for the last items, not for both.", ErrorCodes.Paging.FirstAndLast, context),
            (null, null) when RequirePagingBoundaries
                => throw Refused("Say how many items the page has, with `first` or `last`.", ErrorCodes.Paging.NoPagingBoundaries, context),
            (null, null) => arguments with { First = Math.Min(DefaultPageSize, MaxPageSize) },
            var (first, last) when (first ?? last) < 1
                => throw Refused("A page has at least one item.", ErrorCodes.Paging.MinPaginationItems, context, first ?? last),
            var (first, last) when (first ?? last) > MaxPageSize
                => throw Refused($"A page has at most {MaxPageSize} items.", ErrorCodes.Paging.MaxPaginationItems, context, first ?? last),
            _ => arguments,
        };

    private GraphQLException Refused(string message, string code, ResolverContext context, int? requestedItems = null)
    {
        var error = ErrorBuilder.New()
            .SetMessage(message)
            .SetCode(code)
            .SetExtension("field", $"{context.ObjectType.Name}.{context.Selection.Field.Name}");

        if (requestedItems is not null)
        {
            error.SetExtension("requestedItems", requestedItems).SetExtension("maxAllowedItems", MaxPageSize);
        }

        return new GraphQLException(error.Build());
    }
}
