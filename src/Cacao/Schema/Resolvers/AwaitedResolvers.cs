using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>
/// Resolvers from lambdas that return a <see cref="ValueTask{TResult}"/>. An overload for them would make async lambdas
/// ambiguous, so they come as lambdas of any result.
/// </summary>
internal static class AwaitedResolvers
{
    private static readonly MethodInfo Generic = typeof(AwaitedResolvers).GetMethod(nameof(CreateTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static FieldResolver Create(Delegate resolver)
        => (FieldResolver)Generic.MakeGenericMethod(ResultTypes.WithoutTask(resolver.Method.ReturnType)).Invoke(null, [resolver])!;

    private static FieldResolver CreateTyped<TResult>(Func<IResolverContext, ValueTask<TResult>> resolver)
        => FieldResolver.FromValueTask<TResult>(resolver).WithOwnContext();
}
