using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>
/// Finds the parents in the condition <c>parentIds.Contains(row.ParentId)</c>, which every query of a batch has. A batch of one
/// parent, the most common one, then becomes a plain query that reads the index from the cursor on.
/// </summary>
internal sealed class GroupKeys<TKey>(LambdaExpression group)
{
    /// <summary>The parents; null when the condition was not found.</summary>
    public IReadOnlyCollection<TKey>? Keys { get; private set; }

    /// <summary>Takes the source apart and, for one parent, says equal instead of one of.</summary>
    public Expression Narrow(Expression source)
    {
        if (source is not MethodCallExpression call || !SortedQuery.IsTransparent(call))
        {
            return source;
        }

        if (SortedQuery.Lambda(call, 1) is { } predicate && predicate.Parameters[0].Type == group.Parameters[0].Type)
        {
            var narrowed = Narrow(predicate.Body, Substitution.Apply(group, predicate.Parameters[0]));

            if (Keys is not null)
            {
                return QueryMethods.Where(call.Arguments[0], Expression.Lambda(narrowed, predicate.Parameters));
            }
        }

        var inner = Narrow(call.Arguments[0]);
        return inner == call.Arguments[0] ? call : call.Update(null!, [inner, .. call.Arguments.Skip(1)]);
    }

    private Expression Narrow(Expression condition, Expression key)
    {
        if (condition is BinaryExpression { NodeType: ExpressionType.AndAlso } both)
        {
            var left = Narrow(both.Left, key);
            return both.Update(left, both.Conversion, Keys is null ? Narrow(both.Right, key) : both.Right);
        }

        if (condition is not MethodCallExpression { Method.Name: nameof(Enumerable.Contains) } contains)
        {
            return condition;
        }

        var (list, item) = contains switch
        {
            { Object: { } instance, Arguments: [var only] } => (instance, only),
            { Object: null, Arguments: [var first, var second, ..] } => (first, second),
            _ => (null, null),
        };

        if (item is null || !Substitution.AreEqual(item, key) || Evaluate(list!) is not IEnumerable<TKey> keys)
        {
            return condition;
        }

        Keys = keys as IReadOnlyCollection<TKey> ?? [.. keys];

        return Keys.Count == 1 ? Expression.Equal(item, Parameter.Of(Keys.First())) : condition;
    }

    /// <summary>The value of a captured variable; null for anything that would have to be computed.</summary>
    private static object? Evaluate(Expression expression)
        => expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
            MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
            // What the compiler makes of an array's Contains: a conversion into a span.
            MethodCallExpression { Method.Name: "op_Implicit", Arguments: [var converted] } => Evaluate(converted),
            UnaryExpression { NodeType: ExpressionType.Convert, Operand: var converted } => Evaluate(converted),
            _ => null,
        };
}
