using System.Linq.Expressions;

namespace Cacao.Schema;

/// <summary>Short forms on type descriptors.</summary>
public static class ObjectTypeDescriptorExtensions
{
    /// <summary>Leaves a member out of the schema.</summary>
    public static IObjectTypeDescriptor<T> Ignore<T>(this IObjectTypeDescriptor<T> descriptor, Expression<Func<T, object?>> property)
    {
        descriptor.Field(property).Ignore();
        return descriptor;
    }

    /// <inheritdoc cref="Ignore{T}(IObjectTypeDescriptor{T}, Expression{Func{T, object?}})"/>
    public static IInterfaceTypeDescriptor<T> Ignore<T>(this IInterfaceTypeDescriptor<T> descriptor, Expression<Func<T, object?>> property)
    {
        descriptor.Field(property).Ignore();
        return descriptor;
    }

    /// <inheritdoc cref="Ignore{T}(IObjectTypeDescriptor{T}, Expression{Func{T, object?}})"/>
    public static IInputObjectTypeDescriptor<T> Ignore<T>(this IInputObjectTypeDescriptor<T> descriptor, Expression<Func<T, object?>> property)
    {
        descriptor.Field(property).Ignore();
        return descriptor;
    }

    /// <summary>Leaves a value out of the schema.</summary>
    public static IEnumTypeDescriptor<T> Ignore<T>(this IEnumTypeDescriptor<T> descriptor, T value)
    {
        descriptor.Value(value).Ignore();
        return descriptor;
    }
}
