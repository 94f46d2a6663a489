using System.Reflection;
using Cacao.DataLoading;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary>A DataLoader of the request.</summary>
internal sealed class DataLoaderBindingFactory : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => typeof(IDataLoader).IsAssignableFrom(parameter.ParameterType);

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => ParameterBindingActivator.Create(typeof(ServiceBinding<>), parameter.ParameterType);
}
