namespace Cacao.Schema;

/// <summary>The annotated class, struct or interface is an object type.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Interface)]
public sealed class ObjectTypeAttribute(string? name = null) : ObjectTypeDescriptorAttribute
{
    /// <summary>The GraphQL name; null follows the naming conventions.</summary>
    public string? Name { get; set; } = name;

    public bool IncludeStaticMembers { get; set; }

    protected override void OnConfigure(IDescriptorContext context, IObjectTypeDescriptor descriptor, Type type)
    {
        if (!string.IsNullOrEmpty(Name))
        {
            descriptor.Name(Name);
        }
    }
}

/// <summary>The members of the annotated static class are further fields of the object type of <typeparamref name="T"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class ObjectTypeAttribute<T> : Attribute
{
    public Type Type => typeof(T);
}

/// <summary>The members of the annotated class are further fields of an object type; the older form of <see cref="ObjectTypeAttribute{T}"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class ExtendObjectTypeAttribute(Type extendsType) : Attribute
{
    public Type ExtendsType { get; } = extendsType;
}

/// <inheritdoc/>
public sealed class ExtendObjectTypeAttribute<T>() : ExtendObjectTypeAttribute(typeof(T));
