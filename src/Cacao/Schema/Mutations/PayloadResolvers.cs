using System.Collections.Immutable;
using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>Resolvers of payload fields: when the mutation failed a field answers null, or the nothing of its type when it cannot be null.</summary>
internal static class PayloadResolvers
{
    /// <summary>Notes that a field of a payload already reads the <see cref="MutationResult"/> itself.</summary>
    public const string IsWrappedKey = "Cacao.PayloadField";

    private static readonly MethodInfo Result = Generic(nameof(OfTypedResult));
    private static readonly MethodInfo Property = Generic(nameof(WrapProperty));
    private static readonly MethodInfo Value = Generic(nameof(WrapValue));
    private static readonly MethodInfo NullableProperty = Generic(nameof(WrapNullableProperty));
    private static readonly MethodInfo NullableValue = Generic(nameof(WrapNullableValue));

    /// <summary>Whether a failed mutation can answer something for a non-null field: an empty list, false, zero.</summary>
    public static bool HasNothing(Type type)
        => type == typeof(bool) || IsNumber(type) || EmptyList(type) is not null;

    /// <summary>Answers the mutation's result; null when it failed.</summary>
    public static FieldResolver OfResult(Type? type)
        => Invoke(Result, [type is { IsValueType: true } && Nullable.GetUnderlyingType(type) is null ? typeof(Nullable<>).MakeGenericType(type) : type ?? typeof(object)]);

    /// <param name="resolver">Resolves the field from the payload (properties) or in a context whose parent is a <see cref="MutationResult"/>.</param>
    /// <param name="isNonNull">Whether the field must answer something.</param>
    public static FieldResolver Wrap(FieldResolver resolver, bool isNonNull)
    {
        var type = resolver.GetType();
        var result = resolver.ResultType;
        var isProperty = type.GetGenericTypeDefinition() == typeof(PropertyResolver<,>);

        if (!isNonNull && result.IsValueType && Nullable.GetUnderlyingType(result) is null)
        {
            return isProperty ? Invoke(NullableProperty, type.GetGenericArguments(), resolver) : Invoke(NullableValue, [result], resolver);
        }

        return isProperty ? Invoke(Property, type.GetGenericArguments(), resolver, isNonNull) : Invoke(Value, [result], resolver, isNonNull);
    }

    private static FieldResolver OfTypedResult<TResult>()
        => FieldResolver.FromProperty<MutationResult, TResult>(static result => result.Value is TResult value ? value : default!);

    private static FieldResolver WrapProperty<TPayload, TResult>(PropertyResolver<TPayload, TResult> resolver, bool isNonNull)
    {
        var getter = resolver.Getter;
        var nothing = Nothing<TResult>(isNonNull);
        return FieldResolver.FromProperty<MutationResult, TResult>(result => result.IsError ? nothing : getter((TPayload)result.Value!));
    }

    private static FieldResolver WrapValue<TResult>(FieldResolver resolver, bool isNonNull)
    {
        var nothing = Nothing<TResult>(isNonNull);
        return FieldResolver.FromValueTask(async context
            => ((MutationResult)context.ParentObject!).IsError ? nothing : (TResult)(await resolver.ResolveAsync(context).ConfigureAwait(false))!);
    }

    private static FieldResolver WrapNullableProperty<TPayload, TResult>(PropertyResolver<TPayload, TResult> resolver)
        where TResult : struct
    {
        var getter = resolver.Getter;
        return FieldResolver.FromProperty<MutationResult, TResult?>(result => result.IsError ? null : getter((TPayload)result.Value!));
    }

    private static FieldResolver WrapNullableValue<TResult>(FieldResolver resolver)
        where TResult : struct
        => FieldResolver.FromValueTask<TResult?>(async context
            => ((MutationResult)context.ParentObject!).IsError ? null : (TResult)(await resolver.ResolveAsync(context).ConfigureAwait(false))!);

    private static TResult Nothing<TResult>(bool isNonNull)
        => isNonNull && EmptyList(typeof(TResult)) is TResult empty ? empty : default!;

    private static object? EmptyList(Type type)
    {
        if (type == typeof(string) || !ListShapes.TryGetElement(TypeShape.Of(type), out var element))
        {
            return null;
        }

        var items = Array.CreateInstance(element.RuntimeType, 0);

        return type.IsInstanceOfType(items) ? items
            : type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>) ? type.GetField(nameof(ImmutableArray<int>.Empty))!.GetValue(null)
            : type.GetConstructor(Type.EmptyTypes) is not null ? Activator.CreateInstance(type)
            : null;
    }

    private static bool IsNumber(Type type)
        => type.IsPrimitive ? type != typeof(char) && type != typeof(IntPtr) && type != typeof(UIntPtr) : type == typeof(decimal);

    private static MethodInfo Generic(string name) => typeof(PayloadResolvers).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;

    private static FieldResolver Invoke(MethodInfo method, Type[] types, params object[] arguments)
        => (FieldResolver)method.MakeGenericMethod(types).Invoke(null, arguments)!;
}
