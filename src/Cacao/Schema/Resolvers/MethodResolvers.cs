using System.Linq.Expressions;
using System.Reflection;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Schema;

/// <summary>Resolvers for members that the source generator did not see: a delegate that takes the bindings' values and calls the method, compiled once.</summary>
internal static class MethodResolvers
{
    private static readonly MethodInfo FromValue = Factory(nameof(FieldResolver.FromValue));
    private static readonly MethodInfo FromTask = Factory(nameof(FieldResolver.FromTask));
    private static readonly MethodInfo FromValueTask = Factory(nameof(FieldResolver.FromValueTask));
    private static readonly MethodInfo GetInstance = typeof(ResolverInstances).GetMethod(nameof(ResolverInstances.Get))!;

    /// <param name="member">A method, or a property of a resolver class.</param>
    /// <param name="isOfParent">Whether an instance member is called on the parent value.</param>
    /// <param name="parent">The binding of the parent when it is.</param>
    /// <param name="bindings">The bindings of the parameters in their order.</param>
    public static FieldResolver Create(MemberInfo member, bool isOfParent, ParameterBinding? parent, ParameterBinding[] bindings)
    {
        var context = Expression.Parameter(typeof(ResolverContext), "context");
        var instance = Instance(member, isOfParent ? parent : null, context);
        Expression call;

        if (member is PropertyInfo property)
        {
            call = Expression.Property(instance, property);
        }
        else
        {
            var method = (MethodInfo)member;
            call = Expression.Call(instance, method, bindings.Select(binding => Read(binding, context)));
        }

        var factory = ResultTypes.IsTask(call.Type) ? FromTask : ResultTypes.IsValueTask(call.Type) ? FromValueTask : FromValue;
        var resolver = Expression.Lambda(call, context).Compile();
        return (FieldResolver)factory.MakeGenericMethod(ResultTypes.WithoutTask(call.Type)).Invoke(null, [resolver])!;
    }

    private static Expression? Instance(MemberInfo member, ParameterBinding? parent, ParameterExpression context)
    {
        var isStatic = member is PropertyInfo property ? property.GetMethod!.IsStatic : ((MethodInfo)member).IsStatic;

        return isStatic ? null
            : parent is not null ? Expression.Convert(Read(parent, context), member.DeclaringType!)
            : Expression.Call(GetInstance.MakeGenericMethod(member.ReflectedType ?? member.DeclaringType!), context);
    }

    private static MethodCallExpression Read(ParameterBinding binding, ParameterExpression context)
    {
        var type = typeof(ParameterBinding<>).MakeGenericType(binding.ParameterType);
        return Expression.Call(Expression.Constant(binding, type), type.GetMethod(nameof(ParameterBinding<int>.Get))!, context);
    }

    private static MethodInfo Factory(string name) => typeof(FieldResolver).GetMethod(name, BindingFlags.Public | BindingFlags.Static)!;
}

/// <summary>Instances of resolver classes that are not static: the registered service, else one made for the call.</summary>
internal static class ResolverInstances
{
    public static T Get<T>(ResolverContext context)
        where T : class
        => context.Services.GetService<T>() ?? ActivatorUtilities.CreateInstance<T>(context.Services);
}
