using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>[GlobalState]</c>: an entry of the request's <c>ContextData</c>.</summary>
internal sealed class GlobalStateBinding<T>(string key, bool isRequired) : ParameterBinding<T>
{
    public override T Get(ResolverContext context)
        => context.ContextData.TryGetValue(key, out var value) && value is T typed ? typed
            : isRequired ? throw new InvalidOperationException($"The request has no state '{key}'.")
            : default!;
}

internal sealed class GlobalStateBindingFactory : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => parameter.IsDefined(typeof(GlobalStateAttribute));

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => ParameterBindingActivator.Create(
            typeof(GlobalStateBinding<>),
            parameter.ParameterType,
            parameter.GetCustomAttribute<GlobalStateAttribute>()!.Key ?? parameter.Name!,
            !parameter.HasDefaultValue && !NullabilityReader.Read(parameter).IsNullable);
}
