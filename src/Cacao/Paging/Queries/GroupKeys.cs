using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>
/// The parents that a query of a batch is about. A batch of one parent, the most common one, becomes a plain query that reads the
/// index from the cursor on.
/// </summary>
internal static class GroupKeys
{
    /// <summary>The parents; null when the condition is not found or its list would have to be computed.</summary>
    public static IReadOnlyCollection<TKey>? Read<TKey>(ParentCondition? condition)
        => condition is not null && Evaluate(condition.List) is IEnumerable<TKey> keys ? keys as IReadOnlyCollection<TKey> ?? [.. keys] : null;

    /// <summary>The value of a captured variable; null for anything that would have to be computed.</summary>
    private static object? Evaluate(Expression expression)
        => expression switch
        {
            ConstantExpression constant => constant.Value,
            MemberExpression { Member: FieldInfo field } member => field.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
            MemberExpression { Member: PropertyInfo property } member => property.GetValue(member.Expression is null ? null : Evaluate(member.Expression)),
            _ => null,
        };
}
