namespace Cacao.Schema;

/// <summary><c>ID()</c> on descriptors.</summary>
public static class GlobalIdDescriptorExtensions
{
    internal const string Key = "Cacao.GlobalId";

    /// <inheritdoc cref="IDAttribute"/>
    public static IObjectFieldDescriptor ID(this IObjectFieldDescriptor descriptor, string? typeName = null)
    {
        descriptor.MarkAsGlobalId(typeName, null);
        return descriptor;
    }

    /// <inheritdoc cref="IDAttribute"/>
    public static IObjectFieldDescriptor ID<T>(this IObjectFieldDescriptor descriptor)
    {
        descriptor.MarkAsGlobalId(null, typeof(T));
        return descriptor;
    }

    /// <inheritdoc cref="IDAttribute"/>
    public static IInterfaceFieldDescriptor ID(this IInterfaceFieldDescriptor descriptor)
    {
        descriptor.MarkAsGlobalId(null, null);
        return descriptor;
    }

    /// <inheritdoc cref="IDAttribute"/>
    public static IArgumentDescriptor ID(this IArgumentDescriptor descriptor, string? typeName = null)
    {
        descriptor.MarkAsGlobalId(typeName, null);
        return descriptor;
    }

    /// <inheritdoc cref="IDAttribute"/>
    public static IArgumentDescriptor ID<T>(this IArgumentDescriptor descriptor)
    {
        descriptor.MarkAsGlobalId(null, typeof(T));
        return descriptor;
    }

    /// <inheritdoc cref="IDAttribute"/>
    public static IInputFieldDescriptor ID(this IInputFieldDescriptor descriptor, string? typeName = null)
    {
        descriptor.MarkAsGlobalId(typeName, null);
        return descriptor;
    }

    /// <inheritdoc cref="IDAttribute"/>
    public static IInputFieldDescriptor ID<T>(this IInputFieldDescriptor descriptor)
    {
        descriptor.MarkAsGlobalId(null, typeof(T));
        return descriptor;
    }

    internal static void MarkAsGlobalId(this IDescriptor descriptor, string? typeName, Type? nodeType)
        => descriptor.ContextData[Key] = new GlobalIdMark(typeName, nodeType);
}

/// <summary>Which type a global id is of: by name, by C# type, or any.</summary>
internal sealed record GlobalIdMark(string? TypeName, Type? NodeType);
