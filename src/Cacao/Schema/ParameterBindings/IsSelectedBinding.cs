using System.Reflection;
using Cacao.Types;

namespace Cacao.Schema;

/// <summary><c>[IsSelected]</c>: whether a field below this one is asked for.</summary>
internal sealed class IsSelectedBinding(string fieldName) : ParameterBinding<bool>
{
    public override bool Get(ResolverContext context) => context.IsSelected(fieldName);
}

internal sealed class IsSelectedBindingFactory : IParameterBindingFactory
{
    public bool CanHandle(ParameterInfo parameter) => parameter.ParameterType == typeof(bool) && parameter.IsDefined(typeof(IsSelectedAttribute));

    public ParameterBinding Create(ParameterInfo parameter, IParameterBindingContext context)
        => new IsSelectedBinding(parameter.GetCustomAttribute<IsSelectedAttribute>()!.FieldName);
}
