using System.Reflection;

namespace Cacao.Schema;

/// <summary>An attribute that configures a value of an enum type.</summary>
[AttributeUsage(AttributeTargets.Field, Inherited = true, AllowMultiple = true)]
public abstract class EnumValueDescriptorAttribute : DescriptorAttribute
{
    protected internal sealed override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
    {
        if (descriptor is IEnumValueDescriptor target && element is FieldInfo field)
        {
            OnConfigure(context, target, field);
        }
    }

    protected abstract void OnConfigure(IDescriptorContext context, IEnumValueDescriptor descriptor, FieldInfo field);
}
