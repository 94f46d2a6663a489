using System.Linq.Expressions;

namespace Cacao.Paging;

/// <summary>The condition <c>parentIds.Contains(row.ParentId)</c>, which every query of a batch has: it says which parents the batch is about.</summary>
internal sealed class ParentCondition
{
    private readonly Expression _source;
    private readonly MethodCallExpression _contains;
    private readonly Expression _key;

    private ParentCondition(Expression source, MethodCallExpression contains, Expression list, Expression key)
    {
        _source = source;
        _contains = contains;
        _key = key;
        List = list;
    }

    /// <summary>Where the parents are.</summary>
    public Expression List { get; }

    /// <summary>Finds the condition in a query; null when there is none.</summary>
    /// <param name="source">The rows of all parents.</param>
    /// <param name="group">Which parent a row belongs to.</param>
    public static ParentCondition? Find(Expression source, LambdaExpression group)
    {
        for (var part = source; part is MethodCallExpression call && SortedQuery.IsTransparent(call); part = call.Arguments[0])
        {
            if (SortedQuery.Lambda(call, 1) is { } predicate
                && predicate.Parameters[0].Type == group.Parameters[0].Type
                && Find(source, predicate.Body, Substitution.Apply(group, predicate.Parameters[0])) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>The rows of one parent.</summary>
    /// <param name="parent">Makes the parent's expression, of the key's type.</param>
    public Expression Narrow(Func<Type, Expression> parent) => new Replacement(_contains, Expression.Equal(_key, parent(_key.Type))).Visit(_source)!;

    private static ParentCondition? Find(Expression source, Expression condition, Expression key)
    {
        if (condition is BinaryExpression { NodeType: ExpressionType.AndAlso } both)
        {
            return Find(source, both.Left, key) ?? Find(source, both.Right, key);
        }

        if (condition is not MethodCallExpression { Method.Name: nameof(Enumerable.Contains) } contains)
        {
            return null;
        }

        var (list, item) = contains switch
        {
            { Object: { } instance, Arguments: [var only] } => (instance, only),
            { Object: null, Arguments: [var first, var second, ..] } => (first, second),
            _ => (null, null),
        };

        return item is not null && Substitution.AreEqual(item, key) ? new ParentCondition(source, contains, Unwrap(list!), item) : null;
    }

    /// <summary>The list itself, out of what the compiler makes of an array's Contains: a conversion into a span.</summary>
    private static Expression Unwrap(Expression list)
        => list switch
        {
            MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var converted] } => Unwrap(converted),
            UnaryExpression { NodeType: ExpressionType.Convert, Operand: var converted } => Unwrap(converted),
            _ => list,
        };

    private sealed class Replacement(Expression from, Expression to) : ExpressionVisitor
    {
        public override Expression? Visit(Expression? node) => node == from ? to : base.Visit(node);
    }
}
