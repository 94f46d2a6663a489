namespace Cacao.Schema;

/// <summary>What resolvers return, seen through tasks and result wrappers.</summary>
internal static class ResultTypes
{
    public static bool IsTask(Type type) => Is(type, typeof(Task<>));

    public static bool IsValueTask(Type type) => Is(type, typeof(ValueTask<>));

    public static bool IsAsyncEnumerable(Type type) => Is(type, typeof(IAsyncEnumerable<>));

    public static bool IsAsynchronous(Type type)
        => typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || IsValueTask(type) || IsAsyncEnumerable(type);

    public static bool IsFieldResult(Type type) => type.IsValueType && typeof(IFieldResult).IsAssignableFrom(type);

    /// <summary>The type inside a task.</summary>
    public static Type WithoutTask(Type type) => IsTask(type) || IsValueTask(type) ? type.GetGenericArguments()[0] : type;

    private static bool Is(Type type, Type definition) => type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
