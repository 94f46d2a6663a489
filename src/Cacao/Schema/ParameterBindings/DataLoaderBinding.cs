using System.Reflection;
using Cacao.DataLoading;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>A DataLoader of the request.</summary>
internal sealed class DataLoaderBinding<T> : ParameterBinding<T>
    where T : notnull
{
    public override T Get(ResolverContext context) => context.DataLoader<T>();
}

internal sealed class DataLoaderBindingFactory : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => typeof(IDataLoader).IsAssignableFrom(parameter.ParameterType);

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => ParameterBindingActivator.Create(typeof(DataLoaderBinding<>), parameter.ParameterType);
}
