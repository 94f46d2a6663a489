using Cacao.Types;

namespace Cacao.Schema;

internal static class ParameterBindingActivator
{
    /// <summary>Makes a generic binding for a type known only at run time.</summary>
    public static ParameterBinding Create(Type definition, Type parameterType, params object?[] arguments)
        => (ParameterBinding)Activator.CreateInstance(definition.MakeGenericType(parameterType), arguments)!;
}
