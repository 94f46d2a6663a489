using System.Reflection;

namespace Cacao.Schema;

/// <summary>The field, argument or input field is a global id: an opaque <c>ID</c> with a key and the name of its type inside.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Method)]
public class IDAttribute(string? typeName = null) : DescriptorAttribute
{
    /// <summary>The type the id must be of; null takes the declaring type for fields and any type for input.</summary>
    public string? TypeName { get; } = typeName;

    /// <summary>The C# type whose object type the id must be of.</summary>
    internal virtual Type? NodeType => null;

    protected internal override void TryConfigure(IDescriptorContext context, IDescriptor descriptor, ICustomAttributeProvider element)
        => descriptor.MarkAsGlobalId(TypeName, NodeType);
}

/// <inheritdoc/>
/// <typeparam name="T">The C# type whose object type the id must be of.</typeparam>
public sealed class IDAttribute<T> : IDAttribute
{
    internal override Type NodeType => typeof(T);
}

/// <summary>The annotated class is a node: an object with an id that <c>node</c> finds.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class NodeAttribute : Attribute
{
    /// <summary>The name of the member that is the id; null takes <c>Id</c>.</summary>
    public string? IdField { get; set; }

    /// <summary>The name of the method that loads a node; null looks for <c>Get</c>, <c>GetAsync</c>, <c>Get{Type}</c>, <c>Get{Type}Async</c>.</summary>
    public string? NodeResolver { get; set; }

    /// <summary>The class with the node resolver; null takes the annotated one.</summary>
    public Type? NodeResolverType { get; set; }
}

/// <summary>The method loads a node of the type it is declared for by its key, which is its first argument.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NodeResolverAttribute : Attribute;
