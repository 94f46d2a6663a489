namespace Cacao.Schema;

/// <summary>Names the extension method that the source generator writes for an assembly: <c>Add{Name}()</c>.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ModuleAttribute(string name, ModuleOptions options = ModuleOptions.Default) : Attribute
{
    public string Name { get; } = name;

    public ModuleOptions Options { get; } = options;
}

/// <summary>What the source generator registers.</summary>
[Flags]
public enum ModuleOptions
{
    Default = RegisterDataLoader | RegisterTypes,
    RegisterDataLoader = 2,
    RegisterTypes = 4,
}
