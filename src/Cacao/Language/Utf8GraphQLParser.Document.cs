namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Document (specification, section 2.2).</summary>
    private DocumentNode ParseDocument()
    {
        Advance();

        var first = _nodes.Count;

        do
        {
            _nodes.Push(ParseDefinition());
        }
        while (!Peek(TokenKind.EndOfFile));

        return new DocumentNode(_nodes.PopTo<DefinitionNode>(first), new SourceText(_utf8), new TextSpan(0, _utf8.Length));
    }

    private DefinitionNode ParseDefinition()
    {
        if (Peek(TokenKind.LeftBrace))
        {
            return ParseShorthandQuery();
        }

        var start = _token;
        var description = ParseDescription();

        if (description is not null && Peek(TokenKind.LeftBrace))
        {
            throw _lexer.Error(start.Start, "Unexpected description, descriptions are not supported on shorthand queries.");
        }

        if (!Peek(TokenKind.Name))
        {
            throw Unexpected();
        }

        switch (_lexer.GetText(_token))
        {
            case var keyword when keyword.SequenceEqual("query"u8):
                return ParseOperation(OperationType.Query, description, start.Start);

            case var keyword when keyword.SequenceEqual("mutation"u8):
                return ParseOperation(OperationType.Mutation, description, start.Start);

            case var keyword when keyword.SequenceEqual("subscription"u8):
                return ParseOperation(OperationType.Subscription, description, start.Start);

            case var keyword when keyword.SequenceEqual("fragment"u8):
                return ParseFragmentDefinition(description, start.Start);
        }

        if (ParseTypeSystemDefinition(description, start.Start) is { } definition)
        {
            return definition;
        }

        if (description is not null)
        {
            throw _lexer.Error(start.Start, "Unexpected description, only GraphQL definitions support descriptions.");
        }

        return SkipKeyword("extend"u8) ? ParseTypeSystemExtension(start.Start) : throw Unexpected();
    }

    private StringValueNode? ParseDescription()
        => _token.Kind is TokenKind.String or TokenKind.BlockString ? ParseString() : null;

    private NameNode ParseName()
    {
        if (!Peek(TokenKind.Name))
        {
            throw Error($"Expected {TokenKind.Name.Description}, found {Describe(_token)}.");
        }

        var name = new NameNode(_names.Get(_lexer.GetText(_token)), new TextSpan(_token.Start, _token.End));

        Advance();
        return name;
    }
}
