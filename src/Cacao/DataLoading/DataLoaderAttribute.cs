namespace Cacao.DataLoading;

/// <summary>
/// Marks a static method that fetches many keys at once (or one key) and has the source generator write the DataLoader
/// around it: GetUserByIdAsync gives IUserByIdDataLoader and UserByIdDataLoader.
/// </summary>
/// <param name="name">The name without "DataLoader"; else it is the method's without Get and Async.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class DataLoaderAttribute(string? name = null) : Attribute
{
    public string? Name { get; } = name;

    public DataLoaderServiceScope ServiceScope { get; set; }

    public DataLoaderAccessModifier AccessModifier { get; set; }
}

/// <summary>Where a generated DataLoader takes services from.</summary>
public enum DataLoaderServiceScope
{
    /// <inheritdoc cref="DataLoaderScope"/>
    Default,

    /// <summary>A scope of each batch, because batches run beside each other.</summary>
    DataLoaderScope,

    /// <summary>The scope of the request, for services that many can use at once.</summary>
    OriginalScope,
}

/// <summary>Who sees a generated DataLoader.</summary>
public enum DataLoaderAccessModifier
{
    /// <summary>Interface and class are public, unless a type they speak of is not.</summary>
    Default,
    Public,

    /// <summary>The interface is public, the class internal.</summary>
    PublicInterface,
    Internal,
}

/// <summary>Marks a parameter of a <c>[DataLoader]</c> method that is state of the loader, set with <c>SetState</c>.</summary>
[AttributeUsage(AttributeTargets.Parameter)]
public sealed class DataLoaderStateAttribute(string key) : Attribute
{
    public string Key { get; } = key;
}
