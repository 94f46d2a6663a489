using System.Linq.Expressions;
using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Resolvers that read a property through a typed delegate, made once.</summary>
internal static class PropertyResolvers
{
    private static readonly MethodInfo Generic = typeof(PropertyResolvers).GetMethod(nameof(CreateTyped), BindingFlags.NonPublic | BindingFlags.Static)!;

    public static FieldResolver Create(PropertyInfo property)
        => (FieldResolver)Generic.MakeGenericMethod(property.DeclaringType!, property.PropertyType).Invoke(null, [property])!;

    private static FieldResolver CreateTyped<TParent, TResult>(PropertyInfo property)
        => FieldResolver.FromProperty(Getter<TParent, TResult>(property.GetMethod!));

    private static Func<TParent, TResult> Getter<TParent, TResult>(MethodInfo getter)
    {
        if (!typeof(TParent).IsValueType)
        {
            return getter.CreateDelegate<Func<TParent, TResult>>();
        }

        // The getter of a struct takes it by reference, which no Func does.
        var parent = Expression.Parameter(typeof(TParent));
        return Expression.Lambda<Func<TParent, TResult>>(Expression.Call(parent, getter), parent).Compile();
    }
}
