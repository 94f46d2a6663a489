namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    /// <summary>Value (specification, section 2.9).</summary>
    private ValueNode ParseValue(bool constant) => _token.Kind switch
    {
        TokenKind.LeftBracket => ParseList(constant),
        TokenKind.LeftBrace => ParseObject(constant),
        TokenKind.Int => new IntValueNode(ReadAndAdvance(out var span), span),
        TokenKind.Float => new FloatValueNode(ReadAndAdvance(out var span), span),
        TokenKind.String or TokenKind.BlockString => ParseString(),
        TokenKind.Name => ParseKeywordOrEnumValue(),
        TokenKind.Dollar when constant => throw VariableInConstant(),
        TokenKind.Dollar => ParseVariable(),
        _ => throw Unexpected(),
    };

    private StringValueNode ParseString()
    {
        var block = Peek(TokenKind.BlockString);

        return new StringValueNode(ReadAndAdvance(out var span), block, span);
    }

    /// <summary>BooleanValue, NullValue or EnumValue (sections 2.9.3, 2.9.5, 2.9.6).</summary>
    private ValueNode ParseKeywordOrEnumValue()
    {
        var text = _lexer.GetText(_token);
        var span = new TextSpan(_token.Start, _token.End);

        ValueNode value = text switch
        {
            _ when text.SequenceEqual("true"u8) => new BooleanValueNode(true, span),
            _ when text.SequenceEqual("false"u8) => new BooleanValueNode(false, span),
            _ when text.SequenceEqual("null"u8) => new NullValueNode(span),
            _ => new EnumValueNode(_names.Get(text), span),
        };

        Advance();
        return value;
    }

    private VariableNode ParseVariable()
    {
        var start = Expect(TokenKind.Dollar);
        var name = ParseName();

        return new VariableNode(name, SpanFrom(start));
    }

    private SyntaxException VariableInConstant()
    {
        var dollar = _token;

        Advance();

        return Peek(TokenKind.Name)
            ? _lexer.Error(dollar.Start, $"Unexpected variable \"${_lexer.ReadValue(_token)}\" in constant value.")
            : Unexpected(dollar);
    }

    /// <summary>ListValue (section 2.9.7).</summary>
    private ListValueNode ParseList(bool constant)
    {
        var start = Open(TokenKind.LeftBracket);
        var first = _nodes.Count;

        while (!Skip(TokenKind.RightBracket))
        {
            _nodes.Push(ParseValue(constant));
        }

        Close();
        return new ListValueNode(_nodes.PopTo<ValueNode>(first), SpanFrom(start));
    }

    /// <summary>ObjectValue (section 2.9.8).</summary>
    private ObjectValueNode ParseObject(bool constant)
    {
        var start = Open(TokenKind.LeftBrace);
        var first = _nodes.Count;

        while (!Skip(TokenKind.RightBrace))
        {
            _nodes.Push(ParseObjectField(constant));
        }

        Close();
        return new ObjectValueNode(_nodes.PopTo<ObjectFieldNode>(first), SpanFrom(start));
    }

    private ObjectFieldNode ParseObjectField(bool constant)
    {
        var start = _token.Start;
        var name = ParseName();

        Expect(TokenKind.Colon);

        var value = ParseValue(constant);

        return new ObjectFieldNode(name, value, SpanFrom(start));
    }

    private string ReadAndAdvance(out TextSpan span)
    {
        var value = _lexer.ReadValue(_token)!;

        span = new TextSpan(_token.Start, _token.End);
        Advance();
        return value;
    }
}
