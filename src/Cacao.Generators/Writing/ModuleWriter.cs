using Cacao.Generators.Models;
using Microsoft.CodeAnalysis.Text;

namespace Cacao.Generators.Writing;

/// <summary>Writes the extension method that registers everything of an assembly.</summary>
internal static class ModuleWriter
{
    private const string Builder = "global::Cacao.Schema.IRequestExecutorBuilder";
    private const string Root = "global::Cacao.DataLoading.";

    public static SourceText Write(ModuleModel module, IEnumerable<TypeModel> types, IEnumerable<DataLoaderModel> dataLoaders)
    {
        var writer = new CodeWriter();

        writer.Open("namespace Microsoft.Extensions.DependencyInjection");
        writer.Line($"/// <summary>Registers the GraphQL types and DataLoaders of this assembly.</summary>");
        writer.Open($"public static partial class {module.Name}RequestExecutorBuilderExtensions");
        writer.Line($"/// <summary>Adds the GraphQL types and DataLoaders of this assembly.</summary>");
        writer.Open($"public static {Builder} Add{module.Name}(this {Builder} builder)");

        if (module.RegistersTypes)
        {
            foreach (var type in types)
            {
                writer.Line($"builder.Schema.AddRegistration({TypeWriter.Registration(type)});");
            }
        }

        if (module.RegistersDataLoaders)
        {
            foreach (var dataLoader in dataLoaders)
            {
                var type = dataLoader.Prefix + dataLoader.ClassName;
                writer.Line($"{Root}DataLoaderServiceCollectionExtensions.AddDataLoader<{dataLoader.Prefix}{dataLoader.InterfaceName}, {type}>(");
                writer.Line($"    builder.Services, static (services, scheduler, options) => new {type}(services, scheduler, options));");
            }
        }

        writer.Line("return builder;");
        writer.Close();
        writer.Close();
        writer.Close();

        return writer.ToSourceText();
    }
}
