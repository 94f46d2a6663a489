namespace Cacao.Schema;

/// <summary>The annotated C# interface or class is a union of the object types whose classes implement it.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class UnionTypeAttribute(string? name = null) : UnionTypeDescriptorAttribute
{
    /// <summary>The GraphQL name; null follows the naming conventions.</summary>
    public string? Name { get; set; } = name;

    protected override void OnConfigure(IDescriptorContext context, IUnionTypeDescriptor descriptor, Type type)
    {
        if (!string.IsNullOrEmpty(Name))
        {
            descriptor.Name(Name);
        }
    }
}
