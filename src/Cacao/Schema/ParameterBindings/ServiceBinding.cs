using System.Reflection;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Schema;

/// <summary>A service of the request.</summary>
internal sealed class ServiceBinding<T> : ParameterBinding<T>
    where T : notnull
{
    public override T Get(ResolverContext context) => context.Services.GetRequiredService<T>();
}

/// <summary>A service of the request that may be missing.</summary>
internal sealed class OptionalServiceBinding<T> : ParameterBinding<T?>
{
    public override T? Get(ResolverContext context) => context.Services.GetService<T>();
}

/// <summary>A keyed service of the request.</summary>
internal sealed class KeyedServiceBinding<T>(string key) : ParameterBinding<T>
    where T : notnull
{
    public override T Get(ResolverContext context) => context.Services.GetRequiredKeyedService<T>(key);
}

/// <summary><c>[Service]</c>, and types that are registered as services when the schema is built.</summary>
internal sealed class ServiceBindingFactory(IServiceProviderIsService? registered) : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter)
        => parameter.IsDefined(typeof(ServiceAttribute))
            || parameter.IsDefined(typeof(FromKeyedServicesAttribute))
            || IsRegistered(parameter.ParameterType);

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
    {
        var key = parameter.GetCustomAttribute<ServiceAttribute>()?.Key ?? parameter.GetCustomAttribute<FromKeyedServicesAttribute>()?.Key as string;

        return key is not null
            ? ParameterBindingActivator.Create(typeof(KeyedServiceBinding<>), parameter.ParameterType, key)
            : ParameterBindingActivator.Create(
                NullabilityReader.Read(parameter).IsNullable ? typeof(OptionalServiceBinding<>) : typeof(ServiceBinding<>),
                parameter.ParameterType);
    }

    // The container says yes to every list; here a list is an argument unless an attribute says otherwise.
    private bool IsRegistered(Type type)
        => registered is not null && !type.IsValueType && type != typeof(string) && !ListShapes.IsList(type) && registered.IsService(type);
}
