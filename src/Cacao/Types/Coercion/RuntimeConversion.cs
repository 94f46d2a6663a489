using System.Globalization;
using System.Reflection;

namespace Cacao.Types;

/// <summary>
/// Brings coerced values into the C# type of an argument or input field: lists into arrays, lists and sets, numbers into
/// their width. The way is worked out once for a type.
/// </summary>
internal static class RuntimeConversion
{
    /// <summary>The conversion into a C# type; null when values of the GraphQL type fit as they are.</summary>
    public static Func<object?, object?>? For(GraphQLType type, Type runtimeType)
    {
        runtimeType = Unwrap(runtimeType);

        if (runtimeType == typeof(object))
        {
            return null;
        }

        if (type.NullableType is ListType list)
        {
            return ForList(list, runtimeType);
        }

        return runtimeType.IsAssignableFrom(Unwrap(type.NamedType.RuntimeType)) ? null : value => Convert(value, runtimeType);
    }

    private static Type Unwrap(Type type)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>))
        {
            type = type.GetGenericArguments()[0];
        }

        return Nullable.GetUnderlyingType(type) ?? type;
    }

    private static Func<object?, object?>? ForList(ListType list, Type runtimeType)
    {
        var elementType = ElementType(runtimeType);

        if (elementType is null)
        {
            return null;
        }

        var shape = (ListShape)Activator.CreateInstance(typeof(ListShape<>).MakeGenericType(elementType), runtimeType)!;
        var convertElement = For(list.ElementType, elementType);
        return value => value is object?[] items ? shape.Create(items, convertElement) : value;
    }

    private static Type? ElementType(Type type)
    {
        if (type.IsArray)
        {
            return type.GetElementType();
        }

        var enumerable = type.IsGenericType && type.GetGenericTypeDefinition() == typeof(IEnumerable<>)
            ? type
            : type.GetInterfaces().FirstOrDefault(item => item.IsGenericType && item.GetGenericTypeDefinition() == typeof(IEnumerable<>));
        return type == typeof(string) ? null : enumerable?.GetGenericArguments()[0];
    }

    private static object? Convert(object? value, Type runtimeType)
    {
        if (value is null || runtimeType.IsInstanceOfType(value))
        {
            return value;
        }

        try
        {
            return value switch
            {
                string text when runtimeType == typeof(Guid) => Guid.Parse(text),
                string text when runtimeType == typeof(Uri) => new Uri(text, UriKind.RelativeOrAbsolute),
                DateTimeOffset time when runtimeType == typeof(DateTime) => time.UtcDateTime,
                string text when runtimeType.IsEnum => Enum.Parse(runtimeType, text),
                IConvertible when typeof(IConvertible).IsAssignableFrom(runtimeType) && !runtimeType.IsEnum
                    => System.Convert.ChangeType(value, runtimeType, CultureInfo.InvariantCulture),
                _ => value,
            };
        }
        catch (Exception exception) when (exception is FormatException or OverflowException or InvalidCastException or ArgumentException)
        {
            throw new ScalarFormatException(ScalarTexts.WrongFormat(runtimeType.Name, value));
        }
    }

    private abstract class ListShape
    {
        public abstract object Create(object?[] items, Func<object?, object?>? convert);
    }

    private sealed class ListShape<T>(Type runtimeType) : ListShape
    {
        private readonly Func<T[], object> _finish = Finish(runtimeType);

        public override object Create(object?[] items, Func<object?, object?>? convert)
        {
            var typed = new T[items.Length];

            for (var i = 0; i < items.Length; i++)
            {
                typed[i] = (T)(convert is null ? items[i] : convert(items[i]))!;
            }

            return _finish(typed);
        }

        private static Func<T[], object> Finish(Type runtimeType)
        {
            if (runtimeType.IsAssignableFrom(typeof(T[])))
            {
                return static items => items;
            }

            if (runtimeType.IsAssignableFrom(typeof(List<T>)))
            {
                return static items => new List<T>(items);
            }

            if (runtimeType.IsAssignableFrom(typeof(HashSet<T>)))
            {
                return static items => new HashSet<T>(items);
            }

            if (runtimeType == typeof(System.Collections.Immutable.ImmutableArray<T>))
            {
                return static items => System.Collections.Immutable.ImmutableArray.Create(items);
            }

            var constructor = runtimeType.GetConstructor(BindingFlags.Public | BindingFlags.Instance, [typeof(IEnumerable<T>)]);
            return constructor is null
                ? throw new InvalidOperationException(
                    $"{runtimeType} cannot hold a list: take an array, a list, a set or a type with a constructor for IEnumerable<{typeof(T).Name}>.")
                : items => constructor.Invoke([items]);
        }
    }
}
