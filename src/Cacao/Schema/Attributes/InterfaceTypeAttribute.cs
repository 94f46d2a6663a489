namespace Cacao.Schema;

/// <summary>The annotated C# interface or class is an interface type; classes that implement it implement it in the schema too.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Interface)]
public sealed class InterfaceTypeAttribute(string? name = null) : InterfaceTypeDescriptorAttribute
{
    /// <summary>The GraphQL name; null follows the naming conventions.</summary>
    public string? Name { get; set; } = name;

    protected override void OnConfigure(IDescriptorContext context, IInterfaceTypeDescriptor descriptor, Type type)
    {
        if (!string.IsNullOrEmpty(Name))
        {
            descriptor.Name(Name);
        }
    }
}

/// <summary>The members of the annotated static class are further fields of the interface type of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class InterfaceTypeAttribute<T> : Attribute
{
    public Type Type => typeof(T);
}
