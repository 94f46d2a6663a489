namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>TypeSystemDefinition (specification, section 3.1); null when the keyword in hand begins none.</summary>
    private DefinitionNode? ParseTypeSystemDefinition(StringValueNode? description, int start) => _lexer.GetText(_token) switch
    {
        var keyword when keyword.SequenceEqual("schema"u8) => ParseSchema(description, start),
        var keyword when keyword.SequenceEqual("scalar"u8) => ParseScalarType(description, start),
        var keyword when keyword.SequenceEqual("type"u8) => ParseObjectType(description, start),
        var keyword when keyword.SequenceEqual("interface"u8) => ParseInterfaceType(description, start),
        var keyword when keyword.SequenceEqual("union"u8) => ParseUnionType(description, start),
        var keyword when keyword.SequenceEqual("enum"u8) => ParseEnumType(description, start),
        var keyword when keyword.SequenceEqual("input"u8) => ParseInputObjectType(description, start),
        var keyword when keyword.SequenceEqual("directive"u8) => ParseDirectiveDefinition(description, start),
        _ => null,
    };

    /// <summary>SchemaDefinition (section 3.3).</summary>
    private SchemaDefinitionNode ParseSchema(StringValueNode? description, int start)
    {
        Advance();

        var directives = ParseDirectives(constant: true);
        var operationTypes = Peek(TokenKind.LeftBrace)
            ? ParseOperationTypes()
            : throw Error($"Expected {TokenKind.LeftBrace.Description}, found {Describe(_token)}.");

        return new SchemaDefinitionNode(description, directives, operationTypes, SpanFrom(start));
    }

    private ScalarTypeDefinitionNode ParseScalarType(StringValueNode? description, int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);

        return new ScalarTypeDefinitionNode(name, description, directives, SpanFrom(start));
    }

    private ObjectTypeDefinitionNode ParseObjectType(StringValueNode? description, int start)
    {
        Advance();

        var name = ParseName();
        var interfaces = ParseImplementedInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();

        return new ObjectTypeDefinitionNode(name, description, directives, interfaces, fields, SpanFrom(start));
    }

    private InterfaceTypeDefinitionNode ParseInterfaceType(StringValueNode? description, int start)
    {
        Advance();

        var name = ParseName();
        var interfaces = ParseImplementedInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();

        return new InterfaceTypeDefinitionNode(name, description, directives, interfaces, fields, SpanFrom(start));
    }

    private UnionTypeDefinitionNode ParseUnionType(StringValueNode? description, int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var types = ParseUnionMembers();

        return new UnionTypeDefinitionNode(name, description, directives, types, SpanFrom(start));
    }

    private EnumTypeDefinitionNode ParseEnumType(StringValueNode? description, int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var values = ParseEnumValueDefinitions();

        return new EnumTypeDefinitionNode(name, description, directives, values, SpanFrom(start));
    }

    private InputObjectTypeDefinitionNode ParseInputObjectType(StringValueNode? description, int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var fields = ParseInputValueDefinitions(TokenKind.LeftBrace, TokenKind.RightBrace);

        return new InputObjectTypeDefinitionNode(name, description, directives, fields, SpanFrom(start));
    }

    /// <summary>DirectiveDefinition (section 3.13).</summary>
    private DirectiveDefinitionNode ParseDirectiveDefinition(StringValueNode? description, int start)
    {
        Advance();
        Expect(TokenKind.At);

        var name = ParseName();
        var arguments = ParseInputValueDefinitions(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);
        var repeatable = SkipKeyword("repeatable"u8);

        ExpectKeyword("on", "on"u8);

        var locations = ParseDirectiveLocations();

        return new DirectiveDefinitionNode(name, description, arguments, repeatable, locations, SpanFrom(start));
    }
}
