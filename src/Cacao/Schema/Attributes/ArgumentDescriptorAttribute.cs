using System.Reflection;

namespace Cacao.Schema;

/// <summary>An attribute that configures the argument of a field.</summary>
[AttributeUsage(AttributeTargets.Parameter, Inherited = true, AllowMultiple = true)]
public abstract class ArgumentDescriptorAttribute : DescriptorAttribute
{
    protected internal sealed override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
    {
        if (descriptor is IArgumentDescriptor target && element is ParameterInfo parameter)
        {
            OnConfigure(context, target, parameter);
        }
    }

    protected abstract void OnConfigure(IDescriptorContext context, IArgumentDescriptor descriptor, ParameterInfo parameter);
}
