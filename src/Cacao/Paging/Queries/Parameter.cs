using System.Linq.Expressions;

namespace Cacao.Paging;

/// <summary>Values in expressions, as the compiler captures them: so that they become parameters of the statement and the query stays in EF Core's cache.</summary>
internal static class Parameter
{
    public static Expression Of<T>(T value) => Expression.Field(Expression.Constant(new Captured<T>(value)), nameof(Captured<>.Value));

    private sealed class Captured<T>(T value)
    {
        public readonly T Value = value;
    }
}
