using System.Collections.Immutable;
using Cacao.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cacao.Generators.Inspection;

/// <summary>Reads the classes that become part of the schema.</summary>
internal static class TypeInspector
{
    /// <summary>A class with [QueryType], [MutationType] or [SubscriptionType].</summary>
    public static TypeModel RootType(TypeKindModel kind, INamedTypeSymbol type)
    {
        var diagnostics = ImmutableArray.CreateBuilder<DiagnosticModel>();
        var isPartial = IsPartial(type);

        if (type.IsStatic && !isPartial)
        {
            diagnostics.Add(DiagnosticModel.Create(Diagnostics.RootTypeMustBePartial, type));
        }

        return Create(kind, type, null, isPartial ? "global::Cacao.Schema.IObjectTypeDescriptor" : null, diagnostics);
    }

    /// <summary>A class with [ObjectType&lt;T&gt;] or [InterfaceType&lt;T&gt;].</summary>
    public static TypeModel Extension(TypeKindModel kind, INamedTypeSymbol type, ITypeSymbol extended)
    {
        var diagnostics = ImmutableArray.CreateBuilder<DiagnosticModel>();

        if (!type.IsStatic || !IsPartial(type))
        {
            diagnostics.Add(DiagnosticModel.Create(Diagnostics.TypeMustBeStaticPartial, type));
        }

        return Create(kind, type, extended, $"global::Cacao.Schema.I{kind}TypeDescriptor<{extended.Plain()}>", diagnostics);
    }

    /// <summary>A class with [ExtendObjectType&lt;T&gt;] or [ExtendObjectType(typeof(T))].</summary>
    public static TypeModel? OldExtension(INamedTypeSymbol type, AttributeData attribute)
    {
        var extended = attribute.AttributeClass is { TypeArguments.Length: 1 } generic
            ? generic.TypeArguments[0]
            : attribute.Argument(0) as ITypeSymbol;

        return extended is null
            ? null
            : Create(TypeKindModel.Object, type, extended, null, ImmutableArray.CreateBuilder<DiagnosticModel>());
    }

    /// <summary>A class, record, enum or interface that is a type by itself.</summary>
    public static TypeModel? Type(INamedTypeSymbol type)
        => type.FindAttribute(Names.Schema + "GraphQLIgnoreAttribute") is not null
            ? null
            : Create(TypeKindModel.Type, type, null, null, ImmutableArray.CreateBuilder<DiagnosticModel>());

    /// <summary>A class that derives from one of the engine's type classes.</summary>
    public static TypeModel? DerivedType(INamedTypeSymbol type)
    {
        if (type.IsAbstract || type.IsGenericType || type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected
            || type.ContainingType is not null || type.FindAttribute(Names.Schema + "GraphQLIgnoreAttribute") is not null)
        {
            return null;
        }

        return type.DerivesFrom("Cacao.Schema.SchemaType") || type.DerivesFrom("Cacao.Types.ScalarType")
            ? Model(TypeKindModel.Type, type, ImmutableArray<MemberModel>.Empty, ImmutableArray<DiagnosticModel>.Empty)
            : null;
    }

    private static TypeModel Create(
        TypeKindModel kind,
        INamedTypeSymbol type,
        ITypeSymbol? extended,
        string? descriptorType,
        ImmutableArray<DiagnosticModel>.Builder diagnostics)
    {
        if (type.ContainingType is not null || type.IsGenericType)
        {
            diagnostics.Add(DiagnosticModel.Create(Diagnostics.TypeMustNotBeNestedOrGeneric, type));
        }

        var members = MemberInspector.Inspect(kind, type, diagnostics);

        return Model(kind, type, members, diagnostics.ToImmutable()) with
        {
            ExtendedType = extended?.Plain(),
            DescriptorType = descriptorType,
            Keyword = descriptorType is null ? null : Keyword(type),
            IsConfigured = descriptorType is not null && ImplementsConfigure(type),
        };
    }

    private static TypeModel Model(
        TypeKindModel kind,
        INamedTypeSymbol type,
        ImmutableArray<MemberModel> members,
        ImmutableArray<DiagnosticModel> diagnostics)
        => new(kind, type.NamespaceName(), type.Name, type.Plain(), null, null, null, false, members, diagnostics);

    private static string Keyword(INamedTypeSymbol type)
        => (type.IsStatic ? "static partial " : "partial ") + (type.IsRecord ? "record" : "class");

    private static bool IsPartial(INamedTypeSymbol type)
        => type.DeclaringSyntaxReferences.Any(reference
            => reference.GetSyntax() is TypeDeclarationSyntax syntax && syntax.Modifiers.Any(modifier => modifier.ValueText == "partial"));

    private static bool ImplementsConfigure(INamedTypeSymbol type)
        => type.GetMembers("Configure").OfType<IMethodSymbol>().Any(method
            => method is { IsStatic: true, Parameters.Length: 1, ReturnsVoid: true }
                && (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences.Any(reference
                    => reference.GetSyntax() is MethodDeclarationSyntax { Body: not null } or MethodDeclarationSyntax { ExpressionBody: not null }));
}
