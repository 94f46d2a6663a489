using System.Text;

namespace Cacao.Language;

/// <summary>
/// Parses GraphQL text: a descent through the grammar of the specification's appendix C with one token in hand. What each production
/// reads is in the files named after the sections; the limits are checked where something is counted.
/// </summary>
public ref partial struct Utf8GraphQLParser
{
    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ReadOnlyMemory<byte> _utf8;
    private readonly ParserOptions _options;
    private Utf8Lexer _lexer;
    private NameTable _names;
    private NodeStack _nodes;

    /// <summary>The token in hand, and where the one before it ended.</summary>
    private Token _token;
    private int _previousEnd;

    /// <summary>What the limits count.</summary>
    private int _tokens;
    private int _depth;
    private int _fields;
    private int _fragments;

    /// <summary>Parses a document. The memory must stay as it is as long as the document is in use.</summary>
    /// <exception cref="SyntaxException">The text is no document or goes past a limit.</exception>
    public static DocumentNode Parse(ReadOnlyMemory<byte> utf8, ParserOptions? options = null)
    {
        var parser = new Utf8GraphQLParser(utf8, options ?? ParserOptions.Default);

        try
        {
            return parser.ParseDocument();
        }
        finally
        {
            parser.Return();
        }
    }

    /// <inheritdoc cref="Parse(ReadOnlyMemory{byte}, ParserOptions)"/>
    public static DocumentNode Parse(string text, ParserOptions? options = null)
        => Parse(Encode(text, options ?? ParserOptions.Default), options);

    /// <summary>Parses one value; <paramref name="constant"/> refuses variables.</summary>
    public static ValueNode ParseValue(string text, bool constant = false, ParserOptions? options = null)
    {
        options ??= ParserOptions.Default;

        var parser = new Utf8GraphQLParser(Encode(text, options), options);

        try
        {
            parser.Advance();
            var value = parser.ParseValue(constant);
            parser.Expect(TokenKind.EndOfFile);
            return value;
        }
        finally
        {
            parser.Return();
        }
    }

    /// <summary>Parses one type reference.</summary>
    public static TypeNode ParseType(string text, ParserOptions? options = null)
    {
        options ??= ParserOptions.Default;

        var parser = new Utf8GraphQLParser(Encode(text, options), options);

        try
        {
            parser.Advance();
            var type = parser.ParseTypeReference();
            parser.Expect(TokenKind.EndOfFile);
            return type;
        }
        finally
        {
            parser.Return();
        }
    }

    private Utf8GraphQLParser(ReadOnlyMemory<byte> utf8, ParserOptions options)
    {
        RefuseMoreThanAllowed(utf8.Length, options);

        _utf8 = utf8;
        _options = options;
        _lexer = new Utf8Lexer(utf8.Span);
        _names = new NameTable();
        _nodes = new NodeStack();
    }

    /// <summary>Gives back what was borrowed from pools.</summary>
    private readonly void Return()
    {
        _names.Return();
        _nodes.Return();
    }

    /// <summary>
    /// UTF-8 of a string. Half a surrogate pair, which has no UTF-8, becomes the three bytes it would have, for the lexer to find fault
    /// with at its place.
    /// </summary>
    internal static byte[] Encode(string text, ParserOptions options)
    {
        RefuseMoreThanAllowed(text.Length, options);

        try
        {
            return StrictUtf8.GetBytes(text);
        }
        catch (EncoderFallbackException)
        {
            return EncodeWithLoneSurrogates(text);
        }
    }

    private static byte[] EncodeWithLoneSurrogates(string text)
    {
        var bytes = new List<byte>(text.Length + 16);
        Span<byte> encoded = stackalloc byte[4];

        for (var position = 0; position < text.Length;)
        {
            if (Rune.TryGetRuneAt(text, position, out var character))
            {
                bytes.AddRange(encoded[..character.EncodeToUtf8(encoded)]);
                position += character.Utf16SequenceLength;
            }
            else
            {
                var unit = text[position++];
                bytes.AddRange((byte)(0xE0 | (unit >> 12)), (byte)(0x80 | ((unit >> 6) & 0x3F)), (byte)(0x80 | (unit & 0x3F)));
            }
        }

        return [.. bytes];
    }
}
