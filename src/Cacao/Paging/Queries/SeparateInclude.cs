using System.Linq.Expressions;
using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Paging;

/// <summary>
/// The one reference that a query includes, read beside the item instead and set afterwards. EF Core sets what is included with a
/// delegate that it makes for every row, which takes longer than reading the row.
/// </summary>
internal sealed class SeparateInclude<TItem>
{
    private SeparateInclude(LambdaExpression navigation, PropertyInfo property)
    {
        Navigation = navigation;
        var item = Expression.Parameter(typeof(TItem), "item");
        var included = Expression.Parameter(typeof(object), "included");
        Attach = Expression.Lambda<Action<TItem, object?>>(
            Expression.Assign(Expression.Property(item, property), Expression.Convert(included, property.PropertyType)), item, included).Compile();
    }

    public LambdaExpression Navigation { get; }

    public Action<TItem, object?> Attach { get; }

    /// <summary>The reference, if there is exactly one and it is a property of the item; else null.</summary>
    public static SeparateInclude<TItem>? Find(SortedQuery query)
        => query.Projection is null
            && query.Includes is [{ Body: MemberExpression { Member: PropertyInfo { CanWrite: true } property, Expression: ParameterExpression } } navigation]
            && property.DeclaringType!.IsAssignableFrom(typeof(TItem))
            && !typeof(System.Collections.IEnumerable).IsAssignableFrom(property.PropertyType)
            && !HasThenInclude(query.Source)
                ? new SeparateInclude<TItem>(navigation, property)
                : null;

    /// <summary>The rows without it.</summary>
    public static Expression Without(Expression source) => new Removal().Visit(source);

    private static bool HasThenInclude(Expression source)
        => source is MethodCallExpression call
            && (call.Method.Name == nameof(EntityFrameworkQueryableExtensions.ThenInclude) || (call.Arguments.Count > 0 && HasThenInclude(call.Arguments[0])));

    private sealed class Removal : ExpressionVisitor
    {
        protected override Expression VisitMethodCall(MethodCallExpression node)
            => node.Method.DeclaringType == typeof(EntityFrameworkQueryableExtensions) && node.Method.Name == nameof(EntityFrameworkQueryableExtensions.Include)
                ? Visit(node.Arguments[0])
                : base.VisitMethodCall(node);
    }
}
