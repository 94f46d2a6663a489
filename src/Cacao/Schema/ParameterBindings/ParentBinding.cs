using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>[Parent]</c>: the value whose field is resolved.</summary>
internal sealed class ParentBinding<T> : ParameterBinding<T>
{
    public override T Get(ResolverContext context) => (T)context.ParentObject!;
}

/// <summary><c>[Parent]</c> of a mutation payload, which travels with its errors.</summary>
internal sealed class PayloadParentBinding<T> : ParameterBinding<T>
{
    public override T Get(ResolverContext context) => (T)((MutationResult)context.ParentObject!).Value!;
}

internal sealed class ParentBindingFactory(bool isPayload) : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => parameter.IsDefined(typeof(ParentAttribute));

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => ParameterBindingActivator.Create(isPayload ? typeof(PayloadParentBinding<>) : typeof(ParentBinding<>), parameter.ParameterType);
}
