namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>TypeSystemExtension (specification, section 3.2); <c>extend</c> has been read. An extension must add something.</summary>
    private DefinitionNode ParseTypeSystemExtension(int start) => _token.Kind != TokenKind.Name
        ? throw Unexpected()
        : _lexer.GetText(_token) switch
        {
            var keyword when keyword.SequenceEqual("schema"u8) => ParseSchemaExtension(start),
            var keyword when keyword.SequenceEqual("scalar"u8) => ParseScalarExtension(start),
            var keyword when keyword.SequenceEqual("type"u8) => ParseObjectExtension(start),
            var keyword when keyword.SequenceEqual("interface"u8) => ParseInterfaceExtension(start),
            var keyword when keyword.SequenceEqual("union"u8) => ParseUnionExtension(start),
            var keyword when keyword.SequenceEqual("enum"u8) => ParseEnumExtension(start),
            var keyword when keyword.SequenceEqual("input"u8) => ParseInputObjectExtension(start),
            _ => throw Unexpected(),
        };

    private SchemaExtensionNode ParseSchemaExtension(int start)
    {
        Advance();

        var directives = ParseDirectives(constant: true);
        var operationTypes = ParseOperationTypes();

        return directives.IsEmpty && operationTypes.IsEmpty
            ? throw Unexpected()
            : new SchemaExtensionNode(directives, operationTypes, SpanFrom(start));
    }

    private ScalarTypeExtensionNode ParseScalarExtension(int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);

        return directives.IsEmpty
            ? throw Unexpected()
            : new ScalarTypeExtensionNode(name, directives, SpanFrom(start));
    }

    private ObjectTypeExtensionNode ParseObjectExtension(int start)
    {
        Advance();

        var name = ParseName();
        var interfaces = ParseImplementedInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();

        return interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty
            ? throw Unexpected()
            : new ObjectTypeExtensionNode(name, directives, interfaces, fields, SpanFrom(start));
    }

    private InterfaceTypeExtensionNode ParseInterfaceExtension(int start)
    {
        Advance();

        var name = ParseName();
        var interfaces = ParseImplementedInterfaces();
        var directives = ParseDirectives(constant: true);
        var fields = ParseFieldDefinitions();

        return interfaces.IsEmpty && directives.IsEmpty && fields.IsEmpty
            ? throw Unexpected()
            : new InterfaceTypeExtensionNode(name, directives, interfaces, fields, SpanFrom(start));
    }

    private UnionTypeExtensionNode ParseUnionExtension(int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var types = ParseUnionMembers();

        return directives.IsEmpty && types.IsEmpty
            ? throw Unexpected()
            : new UnionTypeExtensionNode(name, directives, types, SpanFrom(start));
    }

    private EnumTypeExtensionNode ParseEnumExtension(int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var values = ParseEnumValueDefinitions();

        return directives.IsEmpty && values.IsEmpty
            ? throw Unexpected()
            : new EnumTypeExtensionNode(name, directives, values, SpanFrom(start));
    }

    private InputObjectTypeExtensionNode ParseInputObjectExtension(int start)
    {
        Advance();

        var name = ParseName();
        var directives = ParseDirectives(constant: true);
        var fields = ParseInputValueDefinitions(TokenKind.LeftBrace, TokenKind.RightBrace);

        return directives.IsEmpty && fields.IsEmpty
            ? throw Unexpected()
            : new InputObjectTypeExtensionNode(name, directives, fields, SpanFrom(start));
    }
}
