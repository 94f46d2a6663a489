using System.Linq.Expressions;

namespace Cacao.Paging;

/// <summary>
/// A query taken apart: where its rows come from, how they are sorted and what is made of them at the end. Sort keys and
/// conditions that speak of the projected objects are put in terms of the source, because records cannot be sorted by a database.
/// </summary>
internal sealed class SortedQuery
{
    private SortedQuery(Expression source, Type element, List<SortKey> keys, LambdaExpression? projection, IReadOnlyList<LambdaExpression> includes)
    {
        Source = source;
        Includes = includes;
        Element = element;
        Keys = keys;
        Projection = projection;
    }

    /// <summary>The rows, neither sorted nor projected.</summary>
    public Expression Source { get; }

    /// <summary>The type of the rows.</summary>
    public Type Element { get; }

    public IReadOnlyList<SortKey> Keys { get; }

    /// <summary>What is made of a row; null when it is the row itself.</summary>
    public LambdaExpression? Projection { get; }

    /// <summary>The references that are loaded together with the rows.</summary>
    public IReadOnlyList<LambdaExpression> Includes { get; }

    /// <exception cref="ArgumentException">The query is not sorted, or something follows that paging cannot see through.</exception>
    public static SortedQuery Parse(Expression query)
    {
        var calls = new Stack<MethodCallExpression>();
        var source = query;

        while (source is MethodCallExpression { Method.IsStatic: true, Arguments.Count: > 0 } call && typeof(IQueryable).IsAssignableFrom(call.Arguments[0].Type))
        {
            calls.Push(call);
            source = call.Arguments[0];
        }

        var all = calls.ToArray();
        var split = FindProjection(all);
        var keys = new List<SortKey>();
        LambdaExpression? projection = null;

        for (var i = 0; i < all.Length; i++)
        {
            var call = all[i];

            if (i == split)
            {
                projection = Lambda(call, 1);
            }
            else if (Ordering(call) is { } ordering)
            {
                if (ordering.IsFirst)
                {
                    keys.Clear();
                }

                keys.Add(new SortKey(OverSource(Lambda(call, 1)!, projection), ordering.IsDescending));
            }
            else if (keys.Count > 0 && !IsTransparent(call))
            {
                throw new ArgumentException($"A list can be paged only when nothing but a projection or a condition follows its ordering, not {call.Method.Name}.");
            }
            else
            {
                source = Rebuild(call, source, projection);
            }
        }

        return keys.Count == 0
            ? throw new ArgumentException("A list can be paged only when it is sorted: add OrderBy, and ThenBy with a unique key at the end.")
            : new SortedQuery(source, ElementOf(source), keys, projection, [.. all.Where(call => call.Method.Name == "Include").Select(call => Lambda(call, 1)).OfType<LambdaExpression>()]);
    }

    /// <summary>A lambda over the projected objects, in terms of the rows.</summary>
    public LambdaExpression OverSource(LambdaExpression lambda) => OverSource(lambda, Projection);

    private static LambdaExpression OverSource(LambdaExpression lambda, LambdaExpression? projection)
        => projection is null ? lambda : Expression.Lambda(Substitution.Apply(lambda, projection.Body), projection.Parameters);

    /// <summary>The last projection, if everything after it can be said of the rows as well; else -1.</summary>
    private static int FindProjection(MethodCallExpression[] calls)
    {
        for (var i = calls.Length - 1; i >= 0; i--)
        {
            if (calls[i].Method.DeclaringType == typeof(Queryable) && calls[i].Method.Name == nameof(Queryable.Select))
            {
                return Lambda(calls[i], 1) is { Parameters.Count: 1 } ? i : -1;
            }

            if (Ordering(calls[i]) is null && !CanMove(calls[i]))
            {
                return -1;
            }
        }

        return -1;
    }

    private static bool CanMove(MethodCallExpression call)
        => IsTransparent(call) && (call.Method.Name == nameof(Queryable.Where) || call.Method.GetGenericArguments().Length == 1);

    /// <summary>Whether the rows that come out are rows that go in: a condition, or a hint to EF Core.</summary>
    public static bool IsTransparent(MethodCallExpression call)
        => call.Method.DeclaringType == typeof(Queryable)
            ? call.Method.Name is nameof(Queryable.Where) && Lambda(call, 1) is { Parameters.Count: 1 }
            : call.Method.DeclaringType?.Namespace?.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal) == true;

    private static Expression Rebuild(MethodCallExpression call, Expression source, LambdaExpression? projection)
    {
        if (call.Arguments[0] == source)
        {
            return call;
        }

        if (projection is not null && call.Method.Name == nameof(Queryable.Where))
        {
            return QueryMethods.Where(source, OverSource(Lambda(call, 1)!, projection));
        }

        var arguments = call.Arguments.ToArray();
        arguments[0] = source;

        // AsNoTracking<TRecord>() after a projection is AsNoTracking<TEntity>() before it.
        return projection is not null && call.Method.IsGenericMethod
            ? Expression.Call(call.Method.GetGenericMethodDefinition().MakeGenericMethod(ElementOf(source)), arguments)
            : Expression.Call(call.Method, arguments);
    }

    private static (bool IsFirst, bool IsDescending)? Ordering(MethodCallExpression call)
        => call.Method.DeclaringType != typeof(Queryable)
            ? null
            : call.Method.Name switch
            {
                nameof(Queryable.OrderBy) when call.Arguments.Count == 2 => (true, false),
                nameof(Queryable.OrderByDescending) when call.Arguments.Count == 2 => (true, true),
                nameof(Queryable.ThenBy) when call.Arguments.Count == 2 => (false, false),
                nameof(Queryable.ThenByDescending) when call.Arguments.Count == 2 => (false, true),
                _ => null,
            };

    public static LambdaExpression? Lambda(MethodCallExpression call, int argument)
        => call.Arguments.Count > argument
            ? (call.Arguments[argument] is UnaryExpression { NodeType: ExpressionType.Quote } quote ? quote.Operand : call.Arguments[argument]) as LambdaExpression
            : null;

    private static Type ElementOf(Expression source)
        => source.Type.GetInterfaces().Append(source.Type)
            .First(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IQueryable<>))
            .GetGenericArguments()[0];
}
