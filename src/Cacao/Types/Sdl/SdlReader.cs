using System.Collections.Immutable;
using Cacao.Language;

namespace Cacao.Types;

/// <summary>Turns the nodes of an SDL document into configurations (specification, section 3).</summary>
internal sealed class SdlReader(SchemaConfiguration configuration, DocumentNode document)
{
    public void Read()
    {
        // extensions may stand before what they extend
        foreach (var definition in document.Definitions)
        {
            Define(definition);
        }

        foreach (var definition in document.Definitions)
        {
            Extend(definition);
        }
    }

    private void Define(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaDefinitionNode schema:
                configuration.Description = schema.Description?.Value;
                ReadSchema(schema, schema.Directives, schema.OperationTypes);
                break;
            case DirectiveDefinitionNode directive:
                configuration.Directives.Add(ReadDirective(directive));
                break;
            case TypeSystemNode { IsExtension: false } type when Create(type) is { } created:
                Fill(created, type);
                configuration.Types.Add(created);
                break;
        }
    }

    private void Extend(DefinitionNode definition)
    {
        switch (definition)
        {
            case SchemaExtensionNode schema:
                ReadSchema(schema, schema.Directives, schema.OperationTypes);
                break;
            case TypeSystemNode { IsExtension: true } extension
                when configuration.Types.Find(type => type.Name == extension.Name.Value) is { } extended:
                Fill(extended, extension);
                break;
        }
    }

    private void ReadSchema(SyntaxNode node, ImmutableArray<DirectiveNode> directives, ImmutableArray<OperationTypeDefinitionNode> roots)
    {
        configuration.Origins.Add(new SyntaxOrigin(document, node));
        configuration.AppliedDirectives.AddRange(directives);

        foreach (var root in roots)
        {
            var name = root.Type.Name.Value;

            switch (root.Operation)
            {
                case OperationType.Query:
                    configuration.QueryTypeName = name;
                    break;
                case OperationType.Mutation:
                    configuration.MutationTypeName = name;
                    break;
                default:
                    configuration.SubscriptionTypeName = name;
                    break;
            }
        }
    }

    private static TypeConfiguration? Create(TypeSystemNode node)
    {
        var (name, description) = (node.Name.Value, node.Description?.Value);
        return node switch
        {
            ScalarTypeDefinitionNode => new ScalarTypeConfiguration { Name = name, Description = description },
            ObjectTypeDefinitionNode => new ObjectTypeConfiguration { Name = name, Description = description },
            InterfaceTypeDefinitionNode => new InterfaceTypeConfiguration { Name = name, Description = description },
            UnionTypeDefinitionNode => new UnionTypeConfiguration { Name = name, Description = description },
            EnumTypeDefinitionNode => new EnumTypeConfiguration { Name = name, Description = description },
            InputObjectTypeDefinitionNode => new InputObjectTypeConfiguration { Name = name, Description = description },
            _ => null,
        };
    }

    private void Fill(TypeConfiguration type, TypeSystemNode node)
    {
        type.Origins.Add(new SyntaxOrigin(document, node));
        type.Directives.AddRange(node.Directives.Where(directive => !IsSpecifiedOnType(directive)));

        switch (type)
        {
            case ScalarTypeConfiguration scalar:
                scalar.SpecifiedBy = SpecifiedBy(node.Directives) ?? scalar.SpecifiedBy;
                break;
            case ComplexTypeConfiguration complexType:
                complexType.Interfaces.AddRange(SdlWalk.Interfaces(node).Select(item => item.Name.Value));
                complexType.Fields.AddRange(SdlWalk.Fields(node).Select(ReadField));
                break;
            case UnionTypeConfiguration union:
                union.Types.AddRange(SdlWalk.Members(node).Select(member => member.Name.Value));
                break;
            case EnumTypeConfiguration enumType:
                enumType.Values.AddRange(SdlWalk.EnumValues(node).Select(ReadValue));
                break;
            case InputObjectTypeConfiguration inputObject:
                inputObject.IsOneOf |= node.Directives.Any(directive => directive.Name.Value == SpecifiedDirectives.OneOf);
                inputObject.Fields.AddRange(SdlWalk.InputFields(node).Select(ReadInputValue));
                break;
        }
    }

    private OutputFieldConfiguration ReadField(FieldDefinitionNode node)
    {
        var field = Described(
            new OutputFieldConfiguration
            {
                Name = node.Name.Value,
                Type = node.Type,
                DeprecationReason = DeprecationReason(node.Directives),
            },
            node, node.Description, node.Directives);
        field.Arguments.AddRange(node.Arguments.Select(ReadInputValue));
        return field;
    }

    private InputFieldConfiguration ReadInputValue(InputValueDefinitionNode node) => Described(
        new InputFieldConfiguration
        {
            Name = node.Name.Value,
            Type = node.Type,
            DefaultValue = node.DefaultValue,
            DeprecationReason = DeprecationReason(node.Directives),
        },
        node, node.Description, node.Directives);

    private EnumValueConfiguration ReadValue(EnumValueDefinitionNode node) => Described(
        new EnumValueConfiguration { Name = node.Name.Value, DeprecationReason = DeprecationReason(node.Directives) },
        node, node.Description, node.Directives);

    internal DirectiveConfiguration ReadDirective(DirectiveDefinitionNode node)
    {
        var directive = Described(
            new DirectiveConfiguration { Name = node.Name.Value, IsRepeatable = node.IsRepeatable }, node, node.Description, []);
        directive.Arguments.AddRange(node.Arguments.Select(ReadInputValue));

        foreach (var name in node.Locations)
        {
            if (DirectiveLocations.TryParse(name.Value, out var location))
            {
                directive.Locations.Add(location);
            }
        }

        return directive;
    }

    private T Described<T>(T member, SyntaxNode node, StringValueNode? description, ImmutableArray<DirectiveNode> directives)
        where T : MemberConfiguration
    {
        member.Description = description?.Value;
        member.Directives.AddRange(directives.Where(directive => directive.Name.Value != SpecifiedDirectives.Deprecated));
        member.Origins.Add(new SyntaxOrigin(document, node));
        return member;
    }

    private static bool IsSpecifiedOnType(DirectiveNode directive)
        => directive.Name.Value is SpecifiedDirectives.SpecifiedBy or SpecifiedDirectives.OneOf;

    private static string? DeprecationReason(ImmutableArray<DirectiveNode> directives)
    {
        var directive = directives.FirstOrDefault(item => item.Name.Value == SpecifiedDirectives.Deprecated);
        return directive is null ? null : directive.Arguments.FirstOrDefault(argument => argument.Name.Value == "reason")?.Value switch
        {
            null => SpecifiedDirectives.DefaultDeprecationReason,
            StringValueNode reason => reason.Value,
            _ => null,
        };
    }

    private static Uri? SpecifiedBy(ImmutableArray<DirectiveNode> directives)
        => directives.FirstOrDefault(item => item.Name.Value == SpecifiedDirectives.SpecifiedBy)?
            .Arguments.FirstOrDefault(argument => argument.Name.Value == "url")?.Value is StringValueNode url
            && Uri.TryCreate(url.Value, UriKind.RelativeOrAbsolute, out var address)
            ? address
            : null;
}
