using System.Linq.Expressions;
using System.Reflection;

namespace Cacao.Paging;

/// <summary>
/// The conditions of one sort key against a cursor: comes after it, and is equal to it. When the key cannot be null there
/// is a third, at or after it, which lets the database start in the index at the cursor instead of reading up to it.
/// </summary>
internal readonly record struct Seek(Expression Later, Expression Equal, Expression? NotBefore)
{
    private static readonly MethodInfo s_compareTexts = typeof(string).GetMethod(nameof(string.Compare), [typeof(string), typeof(string)])!;
    private static readonly MethodInfo s_compareOthers = typeof(Seek).GetMethod(nameof(IsInOrder), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly Expression s_false = Expression.Constant(false);

    public static Seek After(Expression key, Expression value, bool isDescending, bool isNullable)
    {
        var later = Compare(isDescending ? ExpressionType.LessThan : ExpressionType.GreaterThan, key, value);
        var equal = Expression.Equal(key, value);

        if (!isNullable)
        {
            return new Seek(later, equal, Compare(isDescending ? ExpressionType.LessThanOrEqual : ExpressionType.GreaterThanOrEqual, key, value));
        }

        return new Seek(isDescending ? Expression.OrElse(later, IsNull(key)) : later, equal, null);
    }

    public static Seek AfterNull(Expression key, bool isDescending)
        => new(isDescending ? s_false : Expression.Not(IsNull(key)), IsNull(key), null);

    /// <summary>All keys together: a later first key, or an equal one and a later second key, and so on.</summary>
    public static Expression Combine(IReadOnlyList<Seek> seeks)
    {
        var result = seeks[^1].Later;

        for (var i = seeks.Count - 2; i >= 0; i--)
        {
            var seek = seeks[i];
            result = seek.NotBefore is { } notBefore
                ? Expression.AndAlso(notBefore, Expression.OrElse(seek.Later, result))
                : Expression.OrElse(seek.Later, Expression.AndAlso(seek.Equal, result));
        }

        return result;
    }

    private static Expression IsNull(Expression key) => Expression.Equal(key, Expression.Constant(null, key.Type));

    private static BinaryExpression Compare(ExpressionType comparison, Expression key, Expression value)
    {
        if (key.Type == typeof(string))
        {
            return Expression.MakeBinary(comparison, Expression.Call(s_compareTexts, key, value), Expression.Constant(0));
        }

        // C# has no order of enums and booleans, databases have. The method only makes the expression valid.
        var type = Nullable.GetUnderlyingType(key.Type) ?? key.Type;

        return type.IsEnum || type == typeof(bool)
            ? Expression.MakeBinary(comparison, key, value, liftToNull: false, s_compareOthers.MakeGenericMethod(type))
            : Expression.MakeBinary(comparison, key, value);
    }

    private static bool IsInOrder<T>(T left, T right) => throw new NotSupportedException("Only a database compares these.");
}
