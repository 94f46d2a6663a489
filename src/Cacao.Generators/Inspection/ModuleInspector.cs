using Cacao.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacao.Generators.Inspection;

/// <summary>Reads <c>[assembly: Module("Types")]</c>.</summary>
internal static class ModuleInspector
{
    private const int RegisterDataLoader = 2;
    private const int RegisterTypes = 4;

    public static ModuleModel Inspect(AttributeData attribute)
    {
        var options = attribute.Argument(1) is int value ? value : RegisterDataLoader | RegisterTypes;

        return new(
            attribute.Argument(0) as string ?? "Types",
            (options & RegisterDataLoader) != 0,
            (options & RegisterTypes) != 0,
            IsDefault: false);
    }

    /// <summary>Without the attribute the last part of the assembly's name is taken: Shop.Catalog gives AddCatalogTypes().</summary>
    public static ModuleModel Default(string? assemblyName)
    {
        var name = assemblyName ?? "Assembly";
        var last = new string(name.Substring(name.LastIndexOf('.') + 1).Where(char.IsLetterOrDigit).ToArray());

        return new(last + "Types", RegistersDataLoaders: true, RegistersTypes: true, IsDefault: true);
    }
}
