namespace Cacao.Schema;

/// <summary>The annotated C# enum is an enum type.</summary>
[AttributeUsage(AttributeTargets.Enum | AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class EnumTypeAttribute(string? name = null) : EnumTypeDescriptorAttribute
{
    /// <summary>The GraphQL name; null follows the naming conventions.</summary>
    public string? Name { get; set; } = name;

    protected override void OnConfigure(IDescriptorContext context, IEnumTypeDescriptor descriptor, Type type)
    {
        if (!string.IsNullOrEmpty(Name))
        {
            descriptor.Name(Name);
        }
    }
}
