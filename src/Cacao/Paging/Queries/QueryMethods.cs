using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>Calls of LINQ's methods as expressions, found once.</summary>
internal static class QueryMethods
{
    private static readonly MethodInfo s_where = Find(nameof(Queryable.Where), 2, 2);
    private static readonly MethodInfo s_select = Find(nameof(Queryable.Select), 2, 2);
    private static readonly MethodInfo s_selectMany = Find(nameof(Queryable.SelectMany), 2, 2);
    private static readonly MethodInfo s_groupBy = Find(nameof(Queryable.GroupBy), 2, 2);
    private static readonly MethodInfo s_take = typeof(Queryable).GetMethods()
        .Single(method => method.Name == nameof(Queryable.Take) && method.GetParameters()[1].ParameterType == typeof(int));

    private static readonly MethodInfo[] s_orderings =
    [
        Find(nameof(Queryable.OrderBy), 2, 2),
        Find(nameof(Queryable.OrderByDescending), 2, 2),
        Find(nameof(Queryable.ThenBy), 2, 2),
        Find(nameof(Queryable.ThenByDescending), 2, 2),
    ];

    public static Expression Where(Expression source, LambdaExpression predicate)
        => Expression.Call(s_where.MakeGenericMethod(predicate.Parameters[0].Type), source, Expression.Quote(predicate));

    public static Expression Select(Expression source, LambdaExpression selector)
        => Expression.Call(s_select.MakeGenericMethod(selector.Parameters[0].Type, selector.ReturnType), source, Expression.Quote(selector));

    public static Expression SelectMany(Expression source, LambdaExpression selector, Type element)
        => Expression.Call(
            s_selectMany.MakeGenericMethod(selector.Parameters[0].Type, element),
            source,
            Expression.Quote(Expression.Lambda(
                typeof(Func<,>).MakeGenericType(selector.Parameters[0].Type, typeof(IEnumerable<>).MakeGenericType(element)),
                selector.Body,
                selector.Parameters)));

    public static Expression GroupBy(Expression source, LambdaExpression key)
        => Expression.Call(s_groupBy.MakeGenericMethod(key.Parameters[0].Type, key.ReturnType), source, Expression.Quote(key));

    public static Expression Take(Expression source, Type element, Expression count)
        => Expression.Call(s_take.MakeGenericMethod(element), source, count);

    public static Expression Concat(Expression first, Expression second, Type element)
        => Expression.Call(typeof(Queryable), nameof(Queryable.Concat), [element], first, second);

    public static Expression Distinct(Expression source, Type element)
        => Expression.Call(typeof(Queryable), nameof(Queryable.Distinct), [element], source);

    /// <summary>OrderBy and ThenBy of all keys; the other way round for a page that is read from its end.</summary>
    public static Expression Order(Expression source, IEnumerable<SortKey> keys, bool reverse)
    {
        var isFirst = true;

        foreach (var key in keys)
        {
            // Databases disagree on where nulls go; this says it to all of them.
            if (key.IsNullable)
            {
                source = Order(source, HasValue(key.Selector), key.IsDescending != reverse, isFirst);
                isFirst = false;
            }

            source = Order(source, key.Selector, key.IsDescending != reverse, isFirst);
            isFirst = false;
        }

        return source;
    }

    private static MethodCallExpression Order(Expression source, LambdaExpression key, bool isDescending, bool isFirst)
        => Expression.Call(
            s_orderings[(isFirst ? 0 : 2) + (isDescending ? 1 : 0)].MakeGenericMethod(key.Parameters[0].Type, key.ReturnType),
            source,
            Expression.Quote(key));

    private static LambdaExpression HasValue(LambdaExpression key)
        => Expression.Lambda(Expression.NotEqual(key.Body, Expression.Constant(null, key.ReturnType)), key.Parameters);

    private static MethodInfo Find(string name, int parameters, int functionArguments)
        => typeof(Queryable).GetMethods().First(method
            => method.Name == name
                && method.GetParameters() is { } found
                && found.Length == parameters
                && found[1].ParameterType.GetGenericArguments()[0].GetGenericArguments().Length == functionArguments);
}
