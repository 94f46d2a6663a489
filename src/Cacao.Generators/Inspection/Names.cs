using Cacao.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacao.Generators.Inspection;

/// <summary>The engine's names, and how types are written into generated code.</summary>
internal static class Names
{
    public const string Schema = "Cacao.Schema.";

    public const string DataLoaderAttribute = "Cacao.DataLoading.DataLoaderAttribute";

    public const string DataLoaderStateAttribute = "Cacao.DataLoading.DataLoaderStateAttribute";

    public const string PagingArguments = "Cacao.Paging.PagingArguments";

    public const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";

    private static readonly SymbolDisplayFormat s_nullable = SymbolDisplayFormat.FullyQualifiedFormat
        .AddMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    /// <summary>With <c>global::</c> and nullability, for generic arguments.</summary>
    public static string Annotated(this ITypeSymbol type)
        => type.TypeKind == TypeKind.Error ? GeneratedTypes.Unresolved(type.Name) : type.ToDisplayString(s_nullable);

    /// <summary>With <c>global::</c> and without nullability, for typeof.</summary>
    public static string Plain(this ITypeSymbol type)
        => type.TypeKind == TypeKind.Error ? GeneratedTypes.Unresolved(type.Name) : type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>Namespace and name without type arguments, such as <c>System.Threading.Tasks.Task</c>.</summary>
    public static string MetadataName(this ITypeSymbol type)
        => type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}" : type.MetadataName;

    public static string NamespaceName(this ISymbol symbol)
        => symbol.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "";

    public static AttributeData? FindAttribute(this ISymbol symbol, string metadataName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.MetadataName() == metadataName)
            {
                return attribute;
            }
        }

        return null;
    }

    /// <summary>A constructor argument; null when there is none at that index.</summary>
    public static object? Argument(this AttributeData attribute, int index)
        => attribute.ConstructorArguments.Length > index ? attribute.ConstructorArguments[index].Value : null;

    public static bool DerivesFrom(this ITypeSymbol type, string metadataName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.MetadataName() == metadataName)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>T of Task&lt;T&gt; or ValueTask&lt;T&gt;.</summary>
    public static bool IsTask(this ITypeSymbol type, out ITypeSymbol result, out bool isValueTask)
    {
        var name = type.MetadataName();
        isValueTask = name == "System.Threading.Tasks.ValueTask`1";
        result = type;

        if (!isValueTask && name != "System.Threading.Tasks.Task`1")
        {
            return false;
        }

        result = ((INamedTypeSymbol)type).TypeArguments[0];
        return true;
    }
}
