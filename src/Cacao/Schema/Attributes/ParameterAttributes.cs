namespace Cacao.Schema;

/// <summary>The parameter takes the parent value.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ParentAttribute(string? requires = null) : Attribute
{
    /// <summary>The members of the parent that the resolver needs, for projections.</summary>
    public string? Requires { get; } = requires;
}

/// <summary>The parameter takes a service of the request. Types that are registered as services need no attribute.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ServiceAttribute : Attribute
{
    public ServiceAttribute()
    {
    }

    public ServiceAttribute(string key) => Key = key;

    /// <summary>The key of a keyed service.</summary>
    public string? Key { get; }
}

/// <summary>The parameter takes an entry of the request's <c>ContextData</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class GlobalStateAttribute : Attribute
{
    public GlobalStateAttribute()
    {
    }

    public GlobalStateAttribute(string key) => Key = key;

    /// <summary>The key; null takes the parameter's name.</summary>
    public string? Key { get; }
}

/// <summary>The parameter is an argument of this name, whatever its type.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class ArgumentAttribute : Attribute
{
    public ArgumentAttribute()
    {
    }

    public ArgumentAttribute(string name) => Name = name;

    public string? Name { get; }
}

/// <summary>The parameter tells whether a field below this one is asked for.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class IsSelectedAttribute(string fieldName) : Attribute
{
    public string FieldName { get; } = fieldName;
}
