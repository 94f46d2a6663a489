using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Cacao.Schema;

/// <summary>Which C# types are GraphQL lists, and of what.</summary>
internal static class ListShapes
{
    public static bool IsList(Type type) => TryGetElement(TypeShape.Of(type), out _);

    public static bool TryGetElement(TypeShape shape, [NotNullWhen(true)] out TypeShape? element)
    {
        element = null;
        var type = shape.Type;

        if (type == typeof(string) || type == typeof(byte[]) || typeof(IDictionary).IsAssignableFrom(type) || HasTypeAttribute(type))
        {
            return false;
        }

        if (type.IsArray || (IsEnumerable(type) && shape.Arguments.Count == 1))
        {
            element = shape.Arguments[0];
            return true;
        }

        if (type.GetInterfaces().FirstOrDefault(IsEnumerable) is { } enumerable && !IsDictionary(type))
        {
            var argument = enumerable.GetGenericArguments()[0];

            // A List<T?> hands its nullability on; a class that is a list of something fixed says nothing about it.
            element = shape.Arguments is [var only] && only.Type == (Nullable.GetUnderlyingType(argument) ?? argument) ? only : TypeShape.Of(argument);
            return true;
        }

        return false;
    }

    private static bool IsEnumerable(Type type)
        => type.IsGenericType && (type.GetGenericTypeDefinition() == typeof(IEnumerable<>) || type.GetGenericTypeDefinition() == typeof(IAsyncEnumerable<>));

    private static bool IsDictionary(Type type)
        => type.GetInterfaces().Append(type).Any(candidate => candidate.IsGenericType
            && (candidate.GetGenericTypeDefinition() == typeof(IDictionary<,>) || candidate.GetGenericTypeDefinition() == typeof(IReadOnlyDictionary<,>)));

    private static bool HasTypeAttribute(Type type)
        => type.IsDefined(typeof(ObjectTypeAttribute), inherit: false) || type.IsDefined(typeof(InputObjectTypeAttribute), inherit: false);
}
