using System.Reflection;

namespace Cacao.Schema;

/// <summary>Turns exceptions that a mutation declares into error objects: the exception itself, or what its error class makes of it.</summary>
internal sealed class ErrorMapping
{
    private const string FactoryMethod = "CreateErrorFrom";

    private readonly List<(Type ExceptionType, Func<Exception, object> Create)> _factories = [];

    public ErrorMapping(IEnumerable<Type> errorTypes)
    {
        foreach (var type in errorTypes)
        {
            if (typeof(Exception).IsAssignableFrom(type))
            {
                _factories.Add((type, static exception => exception));
                continue;
            }

            _factories.AddRange(type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).Where(IsFactory).Select(FromMethod));
            _factories.AddRange(type.GetConstructors().Where(IsFactory).Select(FromConstructor));
        }
    }

    /// <summary>The error of an exception; null when the mutation does not declare it. The nearest declared type wins.</summary>
    public object? Map(Exception exception)
    {
        var candidates = exception is AggregateException { InnerExceptions: [var only] } ? only : exception;

        for (var type = candidates.GetType(); type is not null && type != typeof(object); type = type.BaseType)
        {
            if (_factories.Find(factory => factory.ExceptionType == type).Create is { } create)
            {
                return create(candidates);
            }
        }

        return null;
    }

    /// <summary>The class whose object type stands for the error in the schema.</summary>
    public static Type ErrorClass(Type declared)
        => declared.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance).FirstOrDefault(IsFactory) is { } factory
            && factory.ReturnType != typeof(object)
                ? factory.ReturnType
                : declared;

    private static bool IsFactory(MethodBase method)
        => (method is ConstructorInfo || method.Name == FactoryMethod)
            && method.GetParameters() is [{ ParameterType: var type }]
            && typeof(Exception).IsAssignableFrom(type);

    private static (Type, Func<Exception, object>) FromMethod(MethodInfo method)
    {
        var create = MethodInvoker.Create(method);
        var instance = method.IsStatic ? null : Activator.CreateInstance(method.DeclaringType!);
        return (method.GetParameters()[0].ParameterType, exception => create.Invoke(instance, exception)!);
    }

    private static (Type, Func<Exception, object>) FromConstructor(ConstructorInfo constructor)
    {
        var create = ConstructorInvoker.Create(constructor);
        return (constructor.GetParameters()[0].ParameterType, create.Invoke);
    }
}
