using System.Linq.Expressions;
using Cacao.DataLoading;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Query;

namespace Cacao.Paging;

/// <summary>Reads pages of sorted queries. The position in the list is the sort key itself, so pages stay right while rows come and go.</summary>
public static class PagingQueryableExtensions
{
    /// <summary>Reads a page with one statement, and counts all items with another if that is asked for.</summary>
    /// <exception cref="ArgumentException">The query is not sorted.</exception>
    /// <exception cref="Errors.GraphQLException">A cursor is none of this list.</exception>
    public static ValueTask<Page<T>> ToPageAsync<T>(this IQueryable<T> source, PagingArguments arguments, CancellationToken cancellationToken = default)
        => source.ToPageAsync(arguments, arguments.IncludeTotalCount, cancellationToken);

    /// <inheritdoc cref="ToPageAsync{T}(IQueryable{T}, PagingArguments, CancellationToken)"/>
    public static async ValueTask<Page<T>> ToPageAsync<T>(
        this IQueryable<T> source,
        PagingArguments arguments,
        bool includeTotalCount,
        CancellationToken cancellationToken = default)
    {
        var slice = new PageSlice(arguments);
        var query = SortedQuery.Parse(source.Expression);
        var cursors = new PageCursors<T>(query);
        var rows = Slice(query, query.Source, slice, cursors);

        if (!cursors.AreInItems)
        {
            var projection = PageRow<T>.Projection(query, withSortKeys: true, typeof(PageRow<T>));
            var read = await ListAsync<PageRow<T>>(source.Provider, QueryMethods.Select(rows, projection), cancellationToken).ConfigureAwait(false);

            return slice.ToPage(read, cursors, static item => item, await CountAsync().ConfigureAwait(false));
        }

        var projected = query.Projection is null ? rows : QueryMethods.Select(rows, query.Projection);
        var items = await ListAsync<T>(source.Provider, projected, cancellationToken).ConfigureAwait(false);

        return slice.ToPage(items, cursors, await CountAsync().ConfigureAwait(false));

        async ValueTask<int?> CountAsync()
            => includeTotalCount ? await PagingQueryableExtensions.CountAsync(source.Provider, query, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Reads the same page for many parents with one statement, and counts their items with another if that is asked for.</summary>
    /// <param name="source">The children of all parents, sorted.</param>
    /// <param name="keySelector">Which parent a child belongs to.</param>
    /// <param name="arguments">The page of each parent.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The pages by parent. A parent without children has an empty one if the query says which parents it is about with <c>Contains</c>, else none.</returns>
    public static ValueTask<Dictionary<TKey, Page<TValue>>> ToBatchPageAsync<TKey, TValue>(
        this IQueryable<TValue> source,
        Expression<Func<TValue, TKey>> keySelector,
        PagingArguments arguments,
        CancellationToken cancellationToken = default)
        where TKey : notnull
        => source.ToBatchPageAsync(keySelector, static value => value, arguments, arguments.IncludeTotalCount, cancellationToken);

    /// <inheritdoc cref="ToBatchPageAsync{TKey, TValue}(IQueryable{TValue}, Expression{Func{TValue, TKey}}, PagingArguments, CancellationToken)"/>
    public static ValueTask<Dictionary<TKey, Page<TValue>>> ToBatchPageAsync<TKey, TValue>(
        this IQueryable<TValue> source,
        Expression<Func<TValue, TKey>> keySelector,
        PagingArguments arguments,
        bool includeTotalCount,
        CancellationToken cancellationToken = default)
        where TKey : notnull
        => source.ToBatchPageAsync(keySelector, static value => value, arguments, includeTotalCount, cancellationToken);

    /// <inheritdoc cref="ToBatchPageAsync{TKey, TValue}(IQueryable{TValue}, Expression{Func{TValue, TKey}}, PagingArguments, CancellationToken)"/>
    public static ValueTask<Dictionary<TKey, Page<TValue>>> ToBatchPageAsync<TKey, TValue, TElement>(
        this IQueryable<TElement> source,
        Expression<Func<TElement, TKey>> keySelector,
        Func<TElement, TValue> valueSelector,
        PagingArguments arguments,
        CancellationToken cancellationToken = default)
        where TKey : notnull
        => source.ToBatchPageAsync(keySelector, valueSelector, arguments, arguments.IncludeTotalCount, cancellationToken);

    /// <inheritdoc cref="ToBatchPageAsync{TKey, TValue}(IQueryable{TValue}, Expression{Func{TValue, TKey}}, PagingArguments, CancellationToken)"/>
    public static async ValueTask<Dictionary<TKey, Page<TValue>>> ToBatchPageAsync<TKey, TValue, TElement>(
        this IQueryable<TElement> source,
        Expression<Func<TElement, TKey>> keySelector,
        Func<TElement, TValue> valueSelector,
        PagingArguments arguments,
        bool includeTotalCount,
        CancellationToken cancellationToken = default)
        where TKey : notnull
    {
        var slice = new PageSlice(arguments);

        if (!includeTotalCount
            && slice.IsWithoutCursor
            && QueryContexts.Find(source.Provider) is { } context
            && CapturedQuery.Of(source.Expression, keySelector, context.ChangeTracker.QueryTrackingBehavior) is { } captured
            && BatchPageTemplate<TKey, TElement>.Find(context, captured.Shape, source.Expression, keySelector) is { } template
            && template.ParentsOf(captured) is { } few
            && PageRows<TKey, TElement>.Of(few) is { } prepared
            && template.StatementFor(few.Count, slice.IsBackward, context) is { } statement)
        {
            await statement.ReadAsync(context, captured.Values, few, slice.Size + 1, prepared, cancellationToken).ConfigureAwait(false);

            return prepared.ToPages(slice, template.Cursors, valueSelector, counts: null);
        }

        var query = SortedQuery.Parse(source.Expression);
        var cursors = new PageCursors<TElement>(query);
        var group = query.OverSource(keySelector);
        var condition = ParentCondition.Find(query.Source, group);
        var parents = GroupKeys.Read<TKey>(condition);
        var isOne = parents is { Count: 1 };
        var children = isOne ? condition!.Narrow(_ => Parameter.Of(parents!.First())) : query.Source;
        var selected = isOne ? Slice(query, children, slice, cursors) : SliceEach(query, children, slice, cursors, group);
        var projection = PageRow<TElement>.Projection(query, !cursors.AreInItems, typeof(PageRow<TKey, TElement>), group);
        var read = await ListAsync<PageRow<TKey, TElement>>(source.Provider, QueryMethods.Select(selected, projection), cancellationToken)
            .ConfigureAwait(false);
        var counts = includeTotalCount
            ? await CountEachAsync<TKey>(source.Provider, children, group, cancellationToken).ConfigureAwait(false)
            : null;
        var rows = new PageRows<TKey, TElement>(parents ?? []);
        read.ForEach(row => rows.Add(row.Group, row));

        return rows.ToPages(slice, cursors, valueSelector, counts);
    }

    private static Expression Slice<T>(SortedQuery query, Expression source, PageSlice slice, PageCursors<T> cursors)
        => QueryMethods.Take(
            QueryMethods.Order(slice.Between(source, cursors), query.Keys, slice.IsBackward),
            query.Element,
            slice.Limit);

    /// <summary>
    /// The rows of each parent's page. EF Core makes a window over the parents of it, which is one statement on every
    /// database; the rows are sorted again because a join loses the order.
    /// </summary>
    private static Expression SliceEach<T>(SortedQuery query, Expression source, PageSlice slice, PageCursors<T> cursors, LambdaExpression group)
    {
        var parent = Expression.Parameter(group.ReturnType, "parent");
        var row = group.Parameters[0];
        var children = QueryMethods.Where(source, Expression.Lambda(Expression.Equal(group.Body, parent), row));
        var page = Expression.Lambda(Slice(query, children, slice, cursors), parent);
        var parents = QueryMethods.Distinct(QueryMethods.Select(source, group), group.ReturnType);

        return QueryMethods.Order(QueryMethods.SelectMany(parents, page, query.Element), query.Keys, slice.IsBackward);
    }

    private static async Task<List<T>> ListAsync<T>(IQueryProvider provider, Expression expression, CancellationToken cancellationToken)
    {
        var query = provider.CreateQuery<T>(expression);

        return provider is IAsyncQueryProvider ? await query.ToListAsync(cancellationToken).ConfigureAwait(false) : [.. query];
    }

    private static Task<int> CountAsync(IQueryProvider provider, SortedQuery query, CancellationToken cancellationToken)
    {
        var count = Expression.Call(typeof(Queryable), nameof(Queryable.Count), [query.Element], query.Source);

        return provider is IAsyncQueryProvider asynchronous
            ? asynchronous.ExecuteAsync<Task<int>>(count, cancellationToken)
            : Task.FromResult(provider.Execute<int>(count));
    }

    private static async Task<Dictionary<TKey, int>> CountEachAsync<TKey>(
        IQueryProvider provider,
        Expression source,
        LambdaExpression group,
        CancellationToken cancellationToken)
        where TKey : notnull
    {
        var groups = QueryMethods.GroupBy(source, group);
        var element = group.Parameters[0].Type;
        var parent = Expression.Parameter(typeof(IGrouping<,>).MakeGenericType(typeof(TKey), element), "parent");
        var count = Expression.Lambda(
            Expression.MemberInit(
                Expression.New(typeof(GroupCount<TKey>)),
                Expression.Bind(typeof(GroupCount<TKey>).GetProperty(nameof(GroupCount<>.Group))!, Expression.Property(parent, "Key")),
                Expression.Bind(
                    typeof(GroupCount<TKey>).GetProperty(nameof(GroupCount<>.Count))!,
                    Expression.Call(typeof(Enumerable), nameof(Enumerable.Count), [element], parent))),
            parent);

        var counts = await ListAsync<GroupCount<TKey>>(provider, QueryMethods.Select(groups, count), cancellationToken).ConfigureAwait(false);
        return counts.ToDictionary(entry => entry.Group, entry => entry.Count);
    }
}
