using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Lists what the rules look at in an SDL document, in its order.</summary>
internal static class SdlWalk
{
    /// <summary>Every place where directives can stand.</summary>
    public static IEnumerable<SdlDirectiveSite> DirectiveSites(DocumentNode document)
        => document.Definitions.SelectMany(definition => Own(definition).Concat(MemberSites(definition)));

    /// <summary>The fields of objects, interfaces and their extensions.</summary>
    public static ImmutableArray<FieldDefinitionNode> Fields(DefinitionNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type => type.Fields,
        ObjectTypeExtensionNode type => type.Fields,
        InterfaceTypeDefinitionNode type => type.Fields,
        InterfaceTypeExtensionNode type => type.Fields,
        _ => [],
    };

    /// <summary>The interfaces that objects, interfaces and their extensions name.</summary>
    public static ImmutableArray<NamedTypeNode> Interfaces(SyntaxNode definition) => definition switch
    {
        ObjectTypeDefinitionNode type => type.Interfaces,
        ObjectTypeExtensionNode type => type.Interfaces,
        InterfaceTypeDefinitionNode type => type.Interfaces,
        InterfaceTypeExtensionNode type => type.Interfaces,
        _ => [],
    };

    /// <summary>The members that unions and their extensions name.</summary>
    public static ImmutableArray<NamedTypeNode> Members(SyntaxNode definition) => definition switch
    {
        UnionTypeDefinitionNode type => type.Types,
        UnionTypeExtensionNode type => type.Types,
        _ => [],
    };

    /// <summary>The fields of input objects and their extensions.</summary>
    public static ImmutableArray<InputValueDefinitionNode> InputFields(DefinitionNode definition) => definition switch
    {
        InputObjectTypeDefinitionNode type => type.Fields,
        InputObjectTypeExtensionNode type => type.Fields,
        _ => [],
    };

    /// <summary>The members of enums and their extensions.</summary>
    public static ImmutableArray<EnumValueDefinitionNode> EnumValues(DefinitionNode definition) => definition switch
    {
        EnumTypeDefinitionNode type => type.Values,
        EnumTypeExtensionNode type => type.Values,
        _ => [],
    };

    /// <summary>The root types that <c>schema</c> and its extensions name.</summary>
    public static IEnumerable<OperationTypeDefinitionNode> OperationTypes(SyntaxNode definition) => definition switch
    {
        SchemaDefinitionNode schema => schema.OperationTypes,
        SchemaExtensionNode schema => schema.OperationTypes,
        _ => [],
    };

    /// <summary>Every reference to a named type; also those of operations and fragments, should there be any in the document.</summary>
    public static IEnumerable<NamedTypeNode> TypeReferences(DocumentNode document)
        => document.Definitions.SelectMany(definition => Named(definition).Concat(MemberReferences(definition)));

    /// <summary>Every value: defaults, and arguments of directives.</summary>
    public static IEnumerable<ValueNode> Values(DocumentNode document)
    {
        var directives = DirectiveSites(document).SelectMany(site => site.Directives);
        var defaults = document.Definitions.SelectMany(InputValues).Select(input => input.DefaultValue).OfType<ValueNode>();
        return directives.SelectMany(directive => directive.Arguments).Select(argument => argument.Value).Concat(defaults);
    }

    /// <summary>The arguments and input fields that a definition declares.</summary>
    public static IEnumerable<InputValueDefinitionNode> InputValues(DefinitionNode definition) => definition switch
    {
        DirectiveDefinitionNode directive => directive.Arguments,
        _ => Fields(definition).SelectMany(field => field.Arguments).Concat(InputFields(definition)),
    };

    private static IEnumerable<SdlDirectiveSite> Own(DefinitionNode definition)
    {
        (DirectiveLocation Location, ImmutableArray<DirectiveNode> Directives)? site = definition switch
        {
            SchemaDefinitionNode schema => (DirectiveLocation.Schema, schema.Directives),
            SchemaExtensionNode schema => (DirectiveLocation.Schema, schema.Directives),
            TypeSystemNode type => (LocationOf(type), type.Directives),
            _ => null,
        };
        return site is { } own ? [new SdlDirectiveSite(definition, own.Location, own.Directives)] : [];
    }

    private static DirectiveLocation LocationOf(TypeSystemNode type) => type switch
    {
        ScalarTypeDefinitionNode or ScalarTypeExtensionNode => DirectiveLocation.Scalar,
        ObjectTypeDefinitionNode or ObjectTypeExtensionNode => DirectiveLocation.Object,
        InterfaceTypeDefinitionNode or InterfaceTypeExtensionNode => DirectiveLocation.Interface,
        UnionTypeDefinitionNode or UnionTypeExtensionNode => DirectiveLocation.Union,
        EnumTypeDefinitionNode or EnumTypeExtensionNode => DirectiveLocation.Enum,
        _ => DirectiveLocation.InputObject,
    };

    private static IEnumerable<SdlDirectiveSite> MemberSites(DefinitionNode definition)
    {
        foreach (var field in Fields(definition))
        {
            yield return new SdlDirectiveSite(field, DirectiveLocation.FieldDefinition, field.Directives);

            foreach (var argument in field.Arguments)
            {
                yield return new SdlDirectiveSite(argument, DirectiveLocation.ArgumentDefinition, argument.Directives);
            }
        }

        foreach (var field in InputFields(definition))
        {
            yield return new SdlDirectiveSite(field, DirectiveLocation.InputFieldDefinition, field.Directives);
        }

        foreach (var value in EnumValues(definition))
        {
            yield return new SdlDirectiveSite(value, DirectiveLocation.EnumValue, value.Directives);
        }

        foreach (var argument in definition is DirectiveDefinitionNode directive ? directive.Arguments : [])
        {
            yield return new SdlDirectiveSite(argument, DirectiveLocation.ArgumentDefinition, argument.Directives);
        }
    }

    private static IEnumerable<NamedTypeNode> Named(DefinitionNode definition) => definition switch
    {
        OperationDefinitionNode operation
            => operation.VariableDefinitions.Select(variable => variable.Type.NamedType).Concat(Conditions(operation.SelectionSet)),
        FragmentDefinitionNode fragment => Conditions(fragment.SelectionSet).Prepend(fragment.TypeCondition),
        _ => [.. Interfaces(definition), .. Members(definition), .. OperationTypes(definition).Select(root => root.Type)],
    };

    private static IEnumerable<NamedTypeNode> Conditions(SelectionSetNode? selectionSet)
    {
        foreach (var selection in selectionSet?.Selections ?? [])
        {
            if (selection is InlineFragmentNode { TypeCondition: { } condition })
            {
                yield return condition;
            }

            var selections = selection is InlineFragmentNode fragment ? fragment.SelectionSet : (selection as FieldNode)?.SelectionSet;

            foreach (var inner in Conditions(selections))
            {
                yield return inner;
            }
        }
    }

    private static IEnumerable<NamedTypeNode> MemberReferences(DefinitionNode definition)
        => Fields(definition).Select(field => field.Type.NamedType).Concat(InputValues(definition).Select(input => input.Type.NamedType));
}
