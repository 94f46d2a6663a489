namespace Cacao.Schema;

/// <summary>A C# type with the nullability of every part, which reflection alone does not tell.</summary>
/// <param name="Type">The type, without <see cref="Nullable{T}"/>.</param>
/// <param name="IsNullable">Whether null is a value.</param>
/// <param name="Arguments">The type arguments, or the element of an array.</param>
internal sealed record TypeShape(Type Type, bool IsNullable, IReadOnlyList<TypeShape> Arguments)
{
    /// <summary>A type about which nothing more is known: a value of it is never null.</summary>
    public static TypeShape Of(Type type, bool isNullable = false)
    {
        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Of(underlying, isNullable: true);
        }

        return new TypeShape(
            type,
            isNullable,
            type.IsArray ? [Of(type.GetElementType()!)] : [.. type.GetGenericArguments().Select(argument => Of(argument))]);
    }

    /// <summary>The type as C# has it, with <see cref="Nullable{T}"/>.</summary>
    public Type RuntimeType => IsNullable && Type.IsValueType ? typeof(Nullable<>).MakeGenericType(Type) : Type;
}
