using System.Collections.Immutable;

namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>An operation that is a selection set alone (specification, section 2.3, "Query Shorthand").</summary>
    private OperationDefinitionNode ParseShorthandQuery()
    {
        var selectionSet = ParseSelectionSet();

        return new OperationDefinitionNode(OperationType.Query, null, [], [], selectionSet, null, selectionSet.Span);
    }

    /// <summary>OperationDefinition (section 2.3); the keyword is in hand.</summary>
    private OperationDefinitionNode ParseOperation(OperationType type, StringValueNode? description, int start)
    {
        Advance();

        var name = Peek(TokenKind.Name) ? ParseName() : null;
        var variables = ParseVariableDefinitions();
        var directives = ParseDirectives(constant: false);
        var selectionSet = ParseSelectionSet();

        return new OperationDefinitionNode(type, name, variables, directives, selectionSet, description, SpanFrom(start));
    }

    private ImmutableArray<VariableDefinitionNode> ParseVariableDefinitions()
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseVariableDefinition());
        }
        while (!Skip(TokenKind.RightParenthesis));

        return _nodes.PopTo<VariableDefinitionNode>(first);
    }

    /// <summary>VariableDefinition (section 2.10).</summary>
    private VariableDefinitionNode ParseVariableDefinition()
    {
        var start = _token.Start;
        var description = ParseDescription();
        var variable = ParseVariable();

        Expect(TokenKind.Colon);

        var type = ParseTypeReference();
        var defaultValue = Skip(TokenKind.Equal) ? ParseValue(constant: true) : null;
        var directives = ParseDirectives(constant: true);

        return new VariableDefinitionNode(variable, type, defaultValue, directives, description, SpanFrom(start));
    }

    /// <summary>SelectionSet (section 2.4).</summary>
    private SelectionSetNode ParseSelectionSet()
    {
        var start = Open(TokenKind.LeftBrace);
        var first = _nodes.Count;

        do
        {
            _nodes.Push(Peek(TokenKind.Spread) ? ParseFragment() : ParseField());
        }
        while (!Skip(TokenKind.RightBrace));

        Close();
        return new SelectionSetNode(_nodes.PopTo<SelectionNode>(first), SpanFrom(start));
    }

    /// <summary>Field (section 2.5).</summary>
    private FieldNode ParseField()
    {
        CountField();

        var start = _token.Start;
        var name = ParseName();
        NameNode? alias = null;

        if (Skip(TokenKind.Colon))
        {
            alias = name;
            name = ParseName();
        }

        var arguments = ParseArguments(constant: false);
        var directives = ParseDirectives(constant: false);
        var selectionSet = Peek(TokenKind.LeftBrace) ? ParseSelectionSet() : null;

        return new FieldNode(alias, name, arguments, directives, selectionSet, SpanFrom(start));
    }

    /// <summary>FragmentSpread or InlineFragment (section 2.8).</summary>
    private SelectionNode ParseFragment()
    {
        var start = Expect(TokenKind.Spread);
        var hasTypeCondition = SkipKeyword("on"u8);

        if (!hasTypeCondition && Peek(TokenKind.Name))
        {
            var name = ParseName();
            var spreadDirectives = ParseDirectives(constant: false);

            return new FragmentSpreadNode(name, spreadDirectives, SpanFrom(start));
        }

        var typeCondition = hasTypeCondition ? ParseNamedType() : null;
        var directives = ParseDirectives(constant: false);
        var selectionSet = ParseSelectionSet();

        return new InlineFragmentNode(typeCondition, directives, selectionSet, SpanFrom(start));
    }

    /// <summary>FragmentDefinition (section 2.8); the keyword is in hand.</summary>
    private FragmentDefinitionNode ParseFragmentDefinition(StringValueNode? description, int start)
    {
        CountFragment();
        Advance();

        if (PeekKeyword("on"u8))
        {
            throw Unexpected();
        }

        var name = ParseName();

        ExpectKeyword("on", "on"u8);

        var typeCondition = ParseNamedType();
        var directives = ParseDirectives(constant: false);
        var selectionSet = ParseSelectionSet();

        return new FragmentDefinitionNode(name, typeCondition, directives, selectionSet, description, SpanFrom(start));
    }

    private ImmutableArray<ArgumentNode> ParseArguments(bool constant)
    {
        if (!Skip(TokenKind.LeftParenthesis))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseArgument(constant));
        }
        while (!Skip(TokenKind.RightParenthesis));

        return _nodes.PopTo<ArgumentNode>(first);
    }

    /// <summary>Argument (section 2.6).</summary>
    private ArgumentNode ParseArgument(bool constant)
    {
        var start = _token.Start;
        var name = ParseName();

        Expect(TokenKind.Colon);

        var value = ParseValue(constant);

        return new ArgumentNode(name, value, SpanFrom(start));
    }

    private ImmutableArray<DirectiveNode> ParseDirectives(bool constant)
    {
        if (!Peek(TokenKind.At))
        {
            return [];
        }

        var first = _nodes.Count;

        do
        {
            AllowDirectives(_nodes.Count - first + 1);
            _nodes.Push(ParseDirective(constant));
        }
        while (Peek(TokenKind.At));

        return _nodes.PopTo<DirectiveNode>(first);
    }

    /// <summary>Directive (section 2.12).</summary>
    private DirectiveNode ParseDirective(bool constant)
    {
        var start = Expect(TokenKind.At);
        var name = ParseName();
        var arguments = ParseArguments(constant);

        return new DirectiveNode(name, arguments, SpanFrom(start));
    }
}
