using System.Collections.Immutable;
using Cacao.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Cacao.Generators.Inspection;

/// <summary>Reads the methods with [DataLoader].</summary>
internal static class DataLoaderInspector
{
    private static readonly HashSet<string> s_readOnlyDictionaries =
    [
        "System.Collections.Generic.Dictionary`2",
        "System.Collections.Generic.IReadOnlyDictionary`2",
        "System.Collections.Immutable.ImmutableDictionary`2",
        "System.Collections.Immutable.IImmutableDictionary`2",
        "System.Collections.Frozen.FrozenDictionary`2",
        "System.Collections.Concurrent.ConcurrentDictionary`2",
        "System.Collections.Generic.SortedDictionary`2",
    ];

    public static DataLoaderModel Inspect(IMethodSymbol method, AttributeData attribute)
    {
        if (Misuse(method) is { } misuse)
        {
            return Misused(method, misuse);
        }

        method.ReturnType.IsTask(out var returned, out _);
        var first = method.Parameters[0].Type;
        var keys = first.MetadataName() == "System.Collections.Generic.IReadOnlyList`1" ? ((INamedTypeSymbol)first).TypeArguments[0] : null;
        var returnedName = returned.MetadataName();
        var isReadOnly = s_readOnlyDictionaries.Contains(returnedName);
        var kind = isReadOnly || returnedName == "System.Collections.Generic.IDictionary`2"
            ? DataLoaderKind.Batch
            : returnedName == "System.Linq.ILookup`2" ? DataLoaderKind.Group : DataLoaderKind.Single;

        // Keys in one list need values by key, and values by key need keys in one list.
        if (keys is null != (kind == DataLoaderKind.Single))
        {
            return Misused(method, Diagnostics.DataLoaderNeedsKey);
        }

        var key = keys ?? first;
        var element = returned;

        if (kind != DataLoaderKind.Single)
        {
            var arguments = ((INamedTypeSymbol)returned).TypeArguments;
            element = arguments[1];

            if (!SymbolEqualityComparer.Default.Equals(arguments[0], key))
            {
                return Misused(method, Diagnostics.DataLoaderKeysDiffer);
            }
        }

        var valueType = kind == DataLoaderKind.Group ? element.Annotated() + "[]" : element.Annotated();
        var isVisible = IsVisible(key) && IsVisible(element);
        var modifier = Named(attribute, "AccessModifier");

        return new DataLoaderModel(
            method.NamespaceName(),
            Name(method, attribute),
            IsInterfacePublic: isVisible && modifier != "Internal",
            IsClassPublic: isVisible && modifier is "Default" or "Public",
            kind,
            $"{method.ContainingType.Plain()}.{method.Name}",
            isReadOnly,
            Named(attribute, "ServiceScope") == "OriginalScope",
            key.WithNullableAnnotation(NullableAnnotation.NotAnnotated).Annotated(),
            valueType,
            kind == DataLoaderKind.Group ? valueType + "?" : NullableOf(element),
            element.Annotated(),
            method.Parameters.Skip(1).Select(Parameter).ToImmutableArray(),
            EquatableArray<DiagnosticModel>.Empty);
    }

    /// <summary>Two files of one name would cost all that is generated; the second is refused instead.</summary>
    public static ImmutableArray<DataLoaderModel> WithoutDuplicates(ImmutableArray<DataLoaderModel> models)
        => models
            .GroupBy(model => model.Prefix + model.ClassName, StringComparer.OrdinalIgnoreCase)
            .SelectMany(group => group.Select((model, index) => index == 0 || model.Diagnostics.Count > 0
                ? model
                : model with { Diagnostics = ImmutableArray.Create(new DiagnosticModel(Diagnostics.DataLoaderNamedTwice, null, default, default, model.ClassName)) }))
            .ToImmutableArray();

    private static DiagnosticDescriptor? Misuse(IMethodSymbol method)
    {
        if (!method.IsStatic)
        {
            return Diagnostics.DataLoaderMustBeStatic;
        }

        if (method.IsGenericMethod || method.ContainingType.IsGenericType)
        {
            return Diagnostics.DataLoaderMustNotBeGeneric;
        }

        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol; symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal or Accessibility.ProtectedOrInternal))
            {
                return Diagnostics.DataLoaderMustBeAccessible;
            }
        }

        if (!method.ReturnType.IsTask(out _, out _))
        {
            return Diagnostics.DataLoaderNeedsTask;
        }

        return method.Parameters.Length == 0 || IsNoKey(method.Parameters[0].Type) ? Diagnostics.DataLoaderNeedsKey : null;
    }

    private static bool IsNoKey(ITypeSymbol type)
        => type.MetadataName() is "System.Threading.CancellationToken" or Names.PagingArguments || type.DerivesFrom(Names.DbContext);

    private static DataLoaderModel Misused(IMethodSymbol method, DiagnosticDescriptor descriptor)
        => new(
            "", "", false, false, DataLoaderKind.Single, "", false, false, "", "", "", "",
            EquatableArray<DataLoaderParameterModel>.Empty,
            ImmutableArray.Create(DiagnosticModel.Create(descriptor, method)));

    private static string Name(IMethodSymbol method, AttributeData attribute)
    {
        var name = attribute.Argument(0) is string { Length: > 0 } given ? given : method.Name;

        if (ReferenceEquals(name, method.Name))
        {
            name = Strip(name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 ? name.Substring(3) : name, "Async");
        }

        return Strip(name, "DataLoader");
    }

    private static string Strip(string name, string ending)
        => name.EndsWith(ending, StringComparison.Ordinal) && name.Length > ending.Length ? name.Substring(0, name.Length - ending.Length) : name;

    /// <summary>The name of the enum value that a property of the attribute was set to.</summary>
    private static string Named(AttributeData attribute, string property)
    {
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument.Key == property && argument.Value is { Type: { } type, Value: int value })
            {
                return type.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => value.Equals(field.ConstantValue))?.Name ?? "Default";
            }
        }

        return "Default";
    }

    /// <summary>A missing value is null where the type has one; an int that is missing is 0.</summary>
    private static string NullableOf(ITypeSymbol type)
        => (type.IsReferenceType ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type).Annotated();

    private static bool IsVisible(ITypeSymbol type)
        => type switch
        {
            IArrayTypeSymbol array => IsVisible(array.ElementType),
            INamedTypeSymbol named => named.DeclaredAccessibility == Accessibility.Public
                && (named.ContainingType is null || IsVisible(named.ContainingType))
                && named.TypeArguments.All(IsVisible),
            _ => true,
        };

    private static DataLoaderParameterModel Parameter(IParameterSymbol parameter)
    {
        var type = parameter.Type;
        var name = type.MetadataName();

        if (parameter.FindAttribute(Names.DataLoaderStateAttribute)?.Argument(0) is string key)
        {
            return new(State(parameter, SymbolDisplay.FormatLiteral(key, quote: true)), UsesBatchServices: false);
        }

        return name switch
        {
            "System.Threading.CancellationToken" => new("cancellationToken", UsesBatchServices: false),
            Names.PagingArguments => new("global::Cacao.Paging.PagingDataLoaderExtensions.GetPagingArguments(context)", UsesBatchServices: false),
            _ => Service(parameter),
        };
    }

    private static string State(IParameterSymbol parameter, string key)
    {
        var type = parameter.Type.Annotated();

        if (parameter.HasExplicitDefaultValue)
        {
            return $"context.GetStateOrDefault<{type}>({key}, {DefaultValue(parameter)})";
        }

        return parameter.Type.NullableAnnotation == NullableAnnotation.Annotated
            ? $"context.GetState<{type}>({key})"
            : $"context.GetRequiredState<{type}>({key})";
    }

    private static string DefaultValue(IParameterSymbol parameter)
        => parameter.ExplicitDefaultValue switch
        {
            null => "default!",
            var value when parameter.Type.TypeKind == TypeKind.Enum
                => $"({parameter.Type.Plain()})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
            var value => $"({parameter.Type.Plain()})({SymbolDisplay.FormatPrimitive(value, quoteStrings: true, useHexadecimalNumbers: false)})",
        };

    private static DataLoaderParameterModel Service(IParameterSymbol parameter)
    {
        var type = parameter.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).Annotated();

        if (parameter.FindAttribute(Names.Schema + "ServiceAttribute")?.Argument(0) is string key)
        {
            return new($"services.GetRequiredKeyedService<{type}>({SymbolDisplay.FormatLiteral(key, quote: true)})", UsesBatchServices: true);
        }

        if (parameter.Type.DerivesFrom(Names.DbContext))
        {
            return new($"services.GetDbContext<{type}>()", UsesBatchServices: true);
        }

        // Another DataLoader is that of the request: one of the batch's own scope would share no keys with anybody.
        if (GeneratedTypes.IsUnresolved(type) || parameter.Type.AllInterfaces.Any(candidate => candidate.MetadataName() == "Cacao.DataLoading.IDataLoader"))
        {
            return new($"global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<{type}>(_services)", UsesBatchServices: false);
        }

        var isOptional = parameter.Type.NullableAnnotation == NullableAnnotation.Annotated;
        return new($"services.{(isOptional ? "GetService" : "GetRequiredService")}<{type}>()", UsesBatchServices: true);
    }
}
