namespace Cacao.Schema;

/// <summary>The member takes the place of a member of the type that it extends.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class BindMemberAttribute(string name) : Attribute
{
    public string Name { get; } = name;

    /// <summary>Whether the replaced member's field goes.</summary>
    public bool Replace { get; set; } = true;
}

/// <summary>The member takes the place of a field of the type that it extends.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Method)]
public sealed class BindFieldAttribute(string name) : Attribute
{
    public string Name { get; } = name;
}
