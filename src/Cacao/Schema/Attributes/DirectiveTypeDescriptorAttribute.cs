using System.Reflection;

namespace Cacao.Schema;

/// <summary>An attribute that configures a directive type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = true, AllowMultiple = true)]
public abstract class DirectiveTypeDescriptorAttribute : DescriptorAttribute
{
    protected internal sealed override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
    {
        if (descriptor is IDirectiveTypeDescriptor target && element is Type type)
        {
            OnConfigure(context, target, type);
        }
    }

    protected abstract void OnConfigure(IDescriptorContext context, IDirectiveTypeDescriptor descriptor, Type type);
}
