using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>[EventMessage]</c>: the event that a subscription field answers.</summary>
internal sealed class EventMessageBindingFactory : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => parameter.IsDefined(typeof(EventMessageAttribute));

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => ParameterBindingActivator.Create(typeof(ParentBinding<>), parameter.ParameterType);
}
