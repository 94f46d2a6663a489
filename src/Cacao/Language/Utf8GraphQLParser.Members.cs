using System.Collections.Immutable;

namespace Cacao.Language;

/// <summary>What type system definitions and extensions are made of; each list is empty when it is left out.</summary>
public ref partial struct Utf8GraphQLParser
{
    private ImmutableArray<OperationTypeDefinitionNode> ParseOperationTypes()
    {
        if (!Skip(TokenKind.LeftBrace))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseOperationType());
        }
        while (!Skip(TokenKind.RightBrace));

        return _nodes.PopTo<OperationTypeDefinitionNode>(first);
    }

    private OperationTypeDefinitionNode ParseOperationType()
    {
        var keyword = _token;

        Expect(TokenKind.Name);

        var operation = _lexer.GetText(keyword) switch
        {
            var text when text.SequenceEqual("query"u8) => OperationType.Query,
            var text when text.SequenceEqual("mutation"u8) => OperationType.Mutation,
            var text when text.SequenceEqual("subscription"u8) => OperationType.Subscription,
            _ => throw Unexpected(keyword),
        };

        Expect(TokenKind.Colon);

        var type = ParseNamedType();

        return new OperationTypeDefinitionNode(operation, type, SpanFrom(keyword.Start));
    }

    /// <summary>ImplementsInterfaces (specification, section 3.6).</summary>
    private ImmutableArray<NamedTypeNode> ParseImplementedInterfaces()
        => SkipKeyword("implements"u8) ? ParseNamedTypes(TokenKind.Ampersand) : [];

    /// <summary>UnionMemberTypes (section 3.8).</summary>
    private ImmutableArray<NamedTypeNode> ParseUnionMembers()
        => Skip(TokenKind.Equal) ? ParseNamedTypes(TokenKind.Pipe) : [];

    private ImmutableArray<NamedTypeNode> ParseNamedTypes(TokenKind delimiter)
    {
        var first = _nodes.Count;

        Skip(delimiter);

        do
        {
            _nodes.Push(ParseNamedType());
        }
        while (Skip(delimiter));

        return _nodes.PopTo<NamedTypeNode>(first);
    }

    /// <summary>FieldsDefinition (section 3.6).</summary>
    private ImmutableArray<FieldDefinitionNode> ParseFieldDefinitions()
    {
        if (!Skip(TokenKind.LeftBrace))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseFieldDefinition());
        }
        while (!Skip(TokenKind.RightBrace));

        return _nodes.PopTo<FieldDefinitionNode>(first);
    }

    private FieldDefinitionNode ParseFieldDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();
        var arguments = ParseInputValueDefinitions(TokenKind.LeftParenthesis, TokenKind.RightParenthesis);

        Expect(TokenKind.Colon);

        var type = ParseTypeReference();
        var directives = ParseDirectives(constant: true);

        return new FieldDefinitionNode(name, description, arguments, type, directives, SpanFrom(start));
    }

    /// <summary>ArgumentsDefinition (section 3.6.1) and InputFieldsDefinition (section 3.10), which differ by their brackets.</summary>
    private ImmutableArray<InputValueDefinitionNode> ParseInputValueDefinitions(TokenKind open, TokenKind close)
    {
        if (!Skip(open))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseInputValueDefinition());
        }
        while (!Skip(close));

        return _nodes.PopTo<InputValueDefinitionNode>(first);
    }

    private InputValueDefinitionNode ParseInputValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var name = ParseName();

        Expect(TokenKind.Colon);

        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true) : null;
        var directives = ParseDirectives(constant: true);

        return new InputValueDefinitionNode(name, description, type, defaultValue, directives, SpanFrom(start));
    }

    /// <summary>EnumValuesDefinition (section 3.9).</summary>
    private ImmutableArray<EnumValueDefinitionNode> ParseEnumValueDefinitions()
    {
        if (!Skip(TokenKind.LeftBrace))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseEnumValueDefinition());
        }
        while (!Skip(TokenKind.RightBrace));

        return _nodes.PopTo<EnumValueDefinitionNode>(first);
    }

    private EnumValueDefinitionNode ParseEnumValueDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();

        if (PeekKeyword("true"u8) || PeekKeyword("false"u8) || PeekKeyword("null"u8))
        {
            throw Error($"{Describe(_token)} is reserved and cannot be used for an enum value.");
        }

        var name = ParseName();
        var directives = ParseDirectives(constant: true);

        return new EnumValueDefinitionNode(name, description, directives, SpanFrom(start));
    }

    /// <summary>DirectiveLocations (section 3.13).</summary>
    private ImmutableArray<NameNode> ParseDirectiveLocations()
    {
        var first = _nodes.Count;

        Skip(TokenKind.Pipe);

        do
        {
            var token = _token;
            var name = ParseName();

            _nodes.Push(IsDirectiveLocation(name.Value) ? name : throw Unexpected(token));
        }
        while (Skip(TokenKind.Pipe));

        return _nodes.PopTo<NameNode>(first);
    }

    private static bool IsDirectiveLocation(string name) => name
        is "QUERY" or "MUTATION" or "SUBSCRIPTION" or "FIELD" or "FRAGMENT_DEFINITION" or "FRAGMENT_SPREAD" or "INLINE_FRAGMENT"
        or "VARIABLE_DEFINITION"
        or "SCHEMA" or "SCALAR" or "OBJECT" or "FIELD_DEFINITION" or "ARGUMENT_DEFINITION" or "INTERFACE" or "UNION" or "ENUM"
        or "ENUM_VALUE" or "INPUT_OBJECT" or "INPUT_FIELD_DEFINITION";
}
