using System.Collections.Immutable;
using Cacao.Generators.Inspection;
using Cacao.Generators.Models;
using Cacao.Generators.Writing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacao.Generators;

/// <summary>
/// Turns the engine's attributes into code: DataLoader classes, resolver delegates and the extension method that
/// registers everything. Each class and method is one step with a model of strings, so an edit re-runs only its own.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class CacaoGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var types = All(
            Types(context, "QueryTypeAttribute", (type, _) => TypeInspector.RootType(TypeKindModel.Query, type)),
            Types(context, "MutationTypeAttribute", (type, _) => TypeInspector.RootType(TypeKindModel.Mutation, type)),
            Types(context, "SubscriptionTypeAttribute", (type, _) => TypeInspector.RootType(TypeKindModel.Subscription, type)),
            Types(context, "ObjectTypeAttribute`1", (type, attribute) => TypeInspector.Extension(TypeKindModel.Object, type, attribute.AttributeClass!.TypeArguments[0])),
            Types(context, "InterfaceTypeAttribute`1", (type, attribute) => TypeInspector.Extension(TypeKindModel.Interface, type, attribute.AttributeClass!.TypeArguments[0])),
            Types(context, "ExtendObjectTypeAttribute", TypeInspector.OldExtension),
            Types(context, "ExtendObjectTypeAttribute`1", TypeInspector.OldExtension),
            Types(context, "ObjectTypeAttribute", (type, _) => TypeInspector.Type(type)),
            Types(context, "InterfaceTypeAttribute", (type, _) => TypeInspector.Type(type)),
            Types(context, "UnionTypeAttribute", (type, _) => TypeInspector.Type(type)),
            Types(context, "EnumTypeAttribute", (type, _) => TypeInspector.Type(type)),
            Types(context, "InputObjectTypeAttribute", (type, _) => TypeInspector.Type(type)),
            Types(context, "DirectiveTypeAttribute", (type, _) => TypeInspector.Type(type)),
            DerivedTypes(context));

        var dataLoaders = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.DataLoaderAttribute,
                static (node, _) => node is MethodDeclarationSyntax,
                static (found, _) => DataLoaderInspector.Inspect((IMethodSymbol)found.TargetSymbol, found.Attributes[0]))
            .Collect()
            .Select(static (found, _) => new EquatableArray<DataLoaderModel>(DataLoaderInspector.WithoutDuplicates(found)));

        var module = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.Schema + "ModuleAttribute",
                static (_, _) => true,
                static (found, _) => ModuleInspector.Inspect(found.Attributes[0]))
            .Collect()
            .Combine(context.CompilationProvider.Select(static (compilation, _) => ModuleInspector.Default(compilation.AssemblyName)))
            .Select(static (found, _) => found.Left.Length > 0 ? found.Left[0] : found.Right);

        var generated = dataLoaders.Select(static (all, _) => new GeneratedTypes(
            all.SelectMany(loader => new[] { loader.Prefix + loader.InterfaceName, loader.Prefix + loader.ClassName }).ToImmutableArray()));

        context.RegisterSourceOutput(
            types.SelectMany(static (all, _) => all).Combine(generated),
            static (output, type) => WriteType(output, type.Left, type.Right));
        context.RegisterSourceOutput(
            dataLoaders.SelectMany(static (all, _) => all).Combine(generated),
            static (output, loader) => WriteDataLoader(output, loader.Left, loader.Right));
        context.RegisterSourceOutput(
            module.Combine(types).Combine(dataLoaders),
            static (output, all) => WriteModule(output, all.Left.Left, all.Left.Right, all.Right));
    }

    private static IncrementalValueProvider<ImmutableArray<TypeModel>> Types(
        IncrementalGeneratorInitializationContext context,
        string attribute,
        Func<INamedTypeSymbol, AttributeData, TypeModel?> inspect)
        => context.SyntaxProvider
            .ForAttributeWithMetadataName(
                Names.Schema + attribute,
                static (node, _) => node is BaseTypeDeclarationSyntax,
                (found, _) => found.TargetSymbol is INamedTypeSymbol type ? inspect(type, found.Attributes[0]) : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect();

    private static IncrementalValueProvider<ImmutableArray<TypeModel>> DerivedTypes(IncrementalGeneratorInitializationContext context)
        => context.SyntaxProvider
            .CreateSyntaxProvider(
                static (node, _) => node is ClassDeclarationSyntax { BaseList: not null, TypeParameterList: null },
                static (found, cancellation) => found.SemanticModel.GetDeclaredSymbol(found.Node, cancellation) is INamedTypeSymbol type
                    ? TypeInspector.DerivedType(type)
                    : null)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect();

    private static IncrementalValueProvider<EquatableArray<TypeModel>> All(params IncrementalValueProvider<ImmutableArray<TypeModel>>[] sources)
    {
        var all = sources[0];

        foreach (var source in sources.Skip(1))
        {
            all = all.Combine(source).Select(static (both, _) => both.Left.AddRange(both.Right));
        }

        // A class with two attributes, or in two parts, is found twice.
        return all.Select(static (models, _) => new EquatableArray<TypeModel>(
            models.GroupBy(model => (model.FullName, model.Kind)).Select(group => group.First()).ToImmutableArray()));
    }

    private static void WriteType(SourceProductionContext output, TypeModel model, GeneratedTypes generated)
    {
        foreach (var diagnostic in model.Diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }

        if (model.Diagnostics.Count == 0 && TypeWriter.HasFile(model))
        {
            output.AddSource($"{model.Kind}.{model.Identifier}.g.cs", TypeWriter.Write(model, generated));
        }
    }

    private static void WriteDataLoader(SourceProductionContext output, DataLoaderModel model, GeneratedTypes generated)
    {
        foreach (var diagnostic in model.Diagnostics)
        {
            output.ReportDiagnostic(diagnostic.ToDiagnostic());
        }

        if (model.Diagnostics.Count == 0)
        {
            output.AddSource($"{model.Namespace}.{model.ClassName}.g.cs", DataLoaderWriter.Write(model, generated));
        }
    }

    private static void WriteModule(
        SourceProductionContext output,
        ModuleModel module,
        EquatableArray<TypeModel> types,
        EquatableArray<DataLoaderModel> dataLoaders)
    {
        var goodTypes = types.Where(type => type.Diagnostics.Count == 0).OrderBy(type => type.FullName, StringComparer.Ordinal).ToList();
        var goodLoaders = dataLoaders.Where(loader => loader.Diagnostics.Count == 0).OrderBy(loader => loader.Prefix + loader.Name, StringComparer.Ordinal).ToList();

        if (goodTypes.Count + goodLoaders.Count > 0 || !module.IsDefault)
        {
            output.AddSource($"{module.Name}.Module.g.cs", ModuleWriter.Write(module, goodTypes, goodLoaders));
        }
    }
}
