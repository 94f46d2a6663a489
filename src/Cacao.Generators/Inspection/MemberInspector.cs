using System.Collections.Immutable;
using Cacao.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Cacao.Generators.Inspection;

/// <summary>Reads the public members of a class that are resolvers.</summary>
internal static class MemberInspector
{
    public static ImmutableArray<MemberModel> Inspect(
        TypeKindModel kind,
        INamedTypeSymbol type,
        ImmutableArray<DiagnosticModel>.Builder diagnostics)
    {
        if (type.TypeKind is not (TypeKind.Class or TypeKind.Struct))
        {
            return ImmutableArray<MemberModel>.Empty;
        }

        var members = ImmutableArray.CreateBuilder<MemberModel>();
        var instance = Instance(kind, type);

        foreach (var symbol in type.GetMembers())
        {
            if (symbol.DeclaredAccessibility != Accessibility.Public
                || symbol.IsImplicitlyDeclared
                || symbol.IsOverride
                || symbol.FindAttribute(Names.Schema + "GraphQLIgnoreAttribute") is not null)
            {
                continue;
            }

            switch (symbol)
            {
                // The schema reads the properties of a class that is a type by itself through their getters.
                case IPropertySymbol { IsIndexer: false, GetMethod.DeclaredAccessibility: Accessibility.Public } property when kind != TypeKindModel.Type:
                    members.Add(Property(property, instance));
                    break;
                case IMethodSymbol { MethodKind: MethodKind.Ordinary, ReturnsVoid: false } method when IsResolver(kind, method):
                    if (method.IsGenericMethod || method.Parameters.Any(parameter => parameter.RefKind != RefKind.None))
                    {
                        diagnostics.Add(DiagnosticModel.Create(Diagnostics.ResolverMustNotBeGeneric, method));
                        break;
                    }

                    members.Add(Method(method, instance));
                    break;
            }
        }

        return members.ToImmutable();
    }

    private static bool IsResolver(TypeKindModel kind, IMethodSymbol method)
        => method.FindAttribute(Names.DataLoaderAttribute) is null && (kind != TypeKindModel.Type || !method.IsStatic);

    private static MemberModel Property(IPropertySymbol property, string instance)
        => new(
            property.Name,
            IsProperty: true,
            property.IsStatic,
            property.IsStatic ? null : instance,
            ResultKind.Value,
            property.Type.Annotated(),
            EquatableArray<ParameterModel>.Empty);

    private static MemberModel Method(IMethodSymbol method, string instance)
    {
        var kind = method.ReturnType.IsTask(out var result, out var isValueTask)
            ? isValueTask ? ResultKind.ValueTask : ResultKind.Task
            : ResultKind.Value;

        return new(
            method.Name,
            IsProperty: false,
            method.IsStatic,
            method.IsStatic ? null : instance,
            kind,
            result.Annotated(),
            method.Parameters
                .Select(parameter => new ParameterModel(parameter.Type.Annotated(), parameter.Type.Plain()))
                .ToImmutableArray());
    }

    /// <summary>The expression an instance member is called on: the parent, or the one instance of a class of resolvers.</summary>
    private static string Instance(TypeKindModel kind, INamedTypeSymbol type)
    {
        if (kind == TypeKindModel.Type)
        {
            return $"context.Parent<{type.Plain()}>()";
        }

        var isCreatable = type.InstanceConstructors.Any(constructor
            => constructor.Parameters.Length == 0 && constructor.DeclaredAccessibility is Accessibility.Public or Accessibility.Internal);

        return isCreatable && !type.IsAbstract
            ? $"Instance<{type.Plain()}>.Value"
            : $"context.Service<{type.Plain()}>()";
    }
}
