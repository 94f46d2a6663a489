using System.Linq.Expressions;
using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>
/// Makes the C# values of input objects: one delegate per type that calls the constructor and sets what was given. It is
/// compiled when the first value comes, since compiling takes longer than all the rest of making a schema.
/// </summary>
internal static class InputObjectFactories
{
    private static readonly MethodInfo Read = typeof(InputObjectFactories).GetMethod(nameof(ReadValue), BindingFlags.NonPublic | BindingFlags.Static)!;
    private static readonly MethodInfo ReadOptional = typeof(InputObjectFactories).GetMethod(nameof(ReadOptionalValue), BindingFlags.NonPublic | BindingFlags.Static)!;

    /// <param name="type">The C# type.</param>
    /// <param name="properties">The property of each input field, in their order.</param>
    public static Func<InputFieldValue[], object> Create(Type type, PropertyInfo?[] properties)
    {
        var constructor = Choose(type, properties);
        var factory = new Lazy<Func<InputFieldValue[], object>>(() => Compile(type, constructor, properties));
        return values => factory.Value(values);
    }

    private static Func<InputFieldValue[], object> Compile(Type type, ConstructorInfo? constructor, PropertyInfo?[] properties)
    {
        var values = Expression.Parameter(typeof(InputFieldValue[]), "values");
        var result = Expression.Variable(type, "result");
        var constructed = constructor?.GetParameters() ?? [];

        var body = new List<Expression>
        {
            Expression.Assign(result, constructor is null
                ? Expression.New(type)
                : Expression.New(constructor, constructed.Select(parameter => Argument(parameter, properties, values)))),
        };

        for (var i = 0; i < properties.Length; i++)
        {
            if (properties[i] is { SetMethod: not null } property && !Array.Exists(constructed, parameter => IsFor(parameter, property)))
            {
                body.Add(Expression.IfThen(
                    Expression.Property(Item(values, i), nameof(InputFieldValue.IsSet)),
                    Expression.Call(result, property.SetMethod, ReadItem(values, i, property.PropertyType))));
            }
        }

        body.Add(Expression.Convert(result, typeof(object)));
        return Expression.Lambda<Func<InputFieldValue[], object>>(Expression.Block([result], body), values).Compile();
    }

    // The one that takes the most of the fields; what else it wants must be optional.
    private static ConstructorInfo? Choose(Type type, PropertyInfo?[] properties)
    {
        var constructor = type.GetConstructors()
            .Where(candidate => candidate.GetParameters().All(parameter
                => parameter.HasDefaultValue || Array.Exists(properties, property => property is not null && IsFor(parameter, property))))
            .OrderByDescending(candidate => candidate.GetParameters().Length)
            .FirstOrDefault();

        return constructor is null && !type.IsValueType ? throw SchemaErrors.NotInstantiable(type) : constructor;
    }

    private static Expression Argument(ParameterInfo parameter, PropertyInfo?[] properties, ParameterExpression values)
    {
        var index = Array.FindIndex(properties, property => property is not null && IsFor(parameter, property));

        return index >= 0 ? ReadItem(values, index, parameter.ParameterType)
            : DefaultValues.OfParameter(parameter) is { } value ? Expression.Convert(Expression.Constant(value), parameter.ParameterType)
            : Expression.Default(parameter.ParameterType);
    }

    private static bool IsFor(ParameterInfo parameter, PropertyInfo property)
        => string.Equals(parameter.Name, property.Name, StringComparison.OrdinalIgnoreCase) && parameter.ParameterType == property.PropertyType;

    private static MethodCallExpression ReadItem(ParameterExpression values, int index, Type type)
        => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Optional<>)
            ? Expression.Call(ReadOptional.MakeGenericMethod(type.GetGenericArguments()[0]), Item(values, index))
            : Expression.Call(Read.MakeGenericMethod(type), Item(values, index));

    private static BinaryExpression Item(ParameterExpression values, int index) => Expression.ArrayIndex(values, Expression.Constant(index));

    private static T ReadValue<T>(InputFieldValue value) => value is { IsSet: true, Value: { } given } ? (T)given : default!;

    private static Optional<T> ReadOptionalValue<T>(InputFieldValue value) => value.IsSet ? new Optional<T>((T?)value.Value) : default;
}
