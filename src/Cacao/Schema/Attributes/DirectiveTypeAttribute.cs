using Cacao.Types;

namespace Cacao.Schema;

/// <summary>The annotated class is a directive type; its properties are the arguments.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct)]
public sealed class DirectiveTypeAttribute : DirectiveTypeDescriptorAttribute
{
    public DirectiveTypeAttribute(DirectiveLocation location) => Location = location;

    public DirectiveTypeAttribute(string name, DirectiveLocation location)
        : this(location) => Name = name;

    /// <summary>The name without the at sign; null follows the naming conventions.</summary>
    public string? Name { get; set; }

    public DirectiveLocation Location { get; }

    public bool IsRepeatable { get; set; }

    protected override void OnConfigure(IDescriptorContext context, IDirectiveTypeDescriptor descriptor, Type type)
    {
        if (!string.IsNullOrEmpty(Name))
        {
            descriptor.Name(Name);
        }

        if (IsRepeatable)
        {
            descriptor.Repeatable();
        }

        descriptor.Location(Location);
    }
}
