using System.Reflection;

namespace Cacao.Schema;

/// <summary>An attribute that configures the part of the schema made from what it stands on.</summary>
public abstract class DescriptorAttribute : Attribute
{
    /// <summary>Called with the descriptor of each part made from <paramref name="element"/>; leaves alone what it is not meant for.</summary>
    protected internal abstract void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element);
}
