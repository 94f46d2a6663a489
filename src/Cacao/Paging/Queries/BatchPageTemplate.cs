using System.Collections.Concurrent;
using System.Linq.Expressions;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;

namespace Cacao.Paging;

/// <summary>
/// The pages of a few parents without a cursor, which is what most requests ask for. The query is taken apart and translated once,
/// not in each request. Each parent's page is a query of its own with its own limit, so that the database can stop where the page
/// ends, and all of them are one statement.
/// </summary>
internal sealed class BatchPageTemplate<TKey, TElement>
    where TKey : notnull
{
    private const int MaxTemplates = 1_000;

    // A statement with more places than parents asks the places left over for no rows: ten statements instead of thirty-two.
    private static readonly int[] s_sizes = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32];
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<QueryShape, BatchPageTemplate<TKey, TElement>?>> s_all = [];

    private readonly ConcurrentDictionary<(int Size, bool IsBackward), BatchPageStatement<TKey, TElement>?> _statements = new();
    private readonly SortedQuery _query;
    private readonly LambdaExpression? _group;
    private readonly Func<TElement, TKey>? _parentOf;
    private readonly ParentCondition _condition;
    private readonly SeparateInclude<TElement>? _include;
    private readonly string[] _captured;
    private readonly int _parents;

    private BatchPageTemplate(
        SortedQuery query,
        LambdaExpression group,
        Expression<Func<TElement, TKey>> keySelector,
        ParentCondition condition,
        SeparateInclude<TElement>? include,
        string[] captured)
    {
        _query = query;
        _include = include;

        // An item that holds its parent's key is enough; else the key is read beside it.
        var isInItem = keySelector.Body is MemberExpression { Expression: ParameterExpression };
        _group = isInItem ? null : group;
        _parentOf = isInItem ? keySelector.Compile() : null;
        _condition = condition;
        _captured = captured;
        _parents = Array.IndexOf(captured, ((QueryParameterExpression)condition.List).Name);
        Cursors = new PageCursors<TElement>(query);
    }

    public PageCursors<TElement> Cursors { get; }

    /// <summary>The template of queries of this shape; null when such queries have to be translated each time.</summary>
    public static BatchPageTemplate<TKey, TElement>? Find(DbContext context, QueryShape shape, Expression source, Expression<Func<TElement, TKey>> keySelector)
    {
        var all = s_all.GetOrCreateValue(context.Model);

        if (!all.TryGetValue(shape, out var template))
        {
            template = all.Count < MaxTemplates ? all.GetOrAdd(shape, Create(source, keySelector)) : null;
        }

        return template;
    }

    /// <summary>The parents among the values of a query; null when there are too many for one statement of this kind.</summary>
    public IReadOnlyList<TKey>? ParentsOf(CapturedQuery query)
        => query.Values[_parents] is IReadOnlyList<TKey> { Count: > 0 } parents && parents.Count <= s_sizes[^1] ? parents : null;

    /// <summary>The statement for so many parents; null when EF Core cannot translate it.</summary>
    public BatchPageStatement<TKey, TElement>? StatementFor(int parents, bool isBackward, DbContext context)
    {
        var size = Array.Find(s_sizes, size => size >= parents);

        return _statements.TryGetValue((size, isBackward), out var statement)
            ? statement
            : _statements.GetOrAdd((size, isBackward), Translate(size, isBackward, context));
    }

    private static BatchPageTemplate<TKey, TElement>? Create(Expression source, Expression<Func<TElement, TKey>> keySelector)
    {
        var query = SortedQuery.Parse(QueryTemplate.Of(source, out var parameters));
        var group = query.OverSource(keySelector);
        var include = SeparateInclude<TElement>.Find(query);

        return ParentCondition.Find(include is null ? query.Source : SeparateInclude<TElement>.Without(query.Source), group) is { List: QueryParameterExpression } condition
            ? new BatchPageTemplate<TKey, TElement>(query, group, keySelector, condition, include, [.. parameters.Select(parameter => parameter.Name)])
            : null;
    }

    private BatchPageStatement<TKey, TElement>? Translate(int size, bool isBackward, DbContext context)
    {
        string[] parents = [.. Enumerable.Range(0, size).Select(place => $"parent{place}")];
        string[] limits = [.. Enumerable.Range(0, size).Select(place => $"limit{place}")];
        var row = PageRow<TElement>.Projection(_query, !Cursors.AreInItems, typeof(PageRow<TKey, TElement>), _group, _include?.Navigation);
        var pages = Enumerable.Range(0, size).Select(PageOf);
        var rows = size == 1 ? QueryMethods.Select(pages.Single(), row)
            : KeysOfRows() is { } keys ? QueryMethods.Order(Union(pages.Select(page => QueryMethods.Select(page, row)), typeof(PageRow<TKey, TElement>)), keys, isBackward)
            : QueryMethods.Select(QueryMethods.Order(Union(pages, _query.Element), _query.Keys, isBackward), row);

        try
        {
            return new BatchPageStatement<TKey, TElement>(
                context.GetService<IDatabase>().CompileQuery<IAsyncEnumerable<PageRow<TKey, TElement>>>(rows, async: true),
                _captured,
                parents,
                limits,
                _parentOf,
                _include?.Attach);
        }
        catch (InvalidOperationException)
        {
            // Not every query can be half of a union. It is translated the other way, each time.
            return null;
        }

        static Expression Union(IEnumerable<Expression> pages, Type element)
            => pages.Aggregate((left, right) => QueryMethods.Concat(left, right, element));

        Expression PageOf(int place)
            => QueryMethods.Take(
                QueryMethods.Order(_condition.Narrow(parent => new QueryParameterExpression(parents[place], parent)), _query.Keys, isBackward),
                _query.Element,
                // SQLite looks at a parameter that is the limit, and compiles the statement anew whenever it is bound again; not at a sum.
                Expression.Add(new QueryParameterExpression(limits[place], typeof(int)), Expression.Constant(0)));
    }

    /// <summary>The sort keys as members of the projected rows, which then are all that the union has to carry; null when they are none.</summary>
    private List<SortKey>? KeysOfRows()
    {
        if (_query.Projection?.Body is not (NewExpression or MemberInitExpression) || !Cursors.AreInItems)
        {
            return null;
        }

        var row = Expression.Parameter(typeof(PageRow<TKey, TElement>), "row");
        var item = Expression.Property(row, nameof(PageRow<>.Item));
        var keys = new List<SortKey>();

        foreach (var key in _query.Keys)
        {
            var name = Substitution.FindMember(_query.Projection.Body, Substitution.Apply(key.Selector, _query.Projection.Parameters[0]));

            if (name is null)
            {
                return null;
            }

            keys.Add(key.Of(Expression.Lambda(Expression.PropertyOrField(item, name), row)));
        }

        return keys;
    }
}
