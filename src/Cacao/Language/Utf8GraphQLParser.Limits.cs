using System.Runtime.CompilerServices;

namespace Cacao.Language;

public ref partial struct Utf8GraphQLParser
{
    private static void RefuseMoreThanAllowed(int bytes, ParserOptions options)
    {
        if (bytes > options.MaxAllowedBytes)
        {
            throw new SyntaxException(
                $"Syntax Error: The document has {bytes} bytes or more, {nameof(options.MaxAllowedBytes)} is {options.MaxAllowedBytes}.",
                new Location(1, 1),
                SyntaxException.LimitExceeded)
            {
                Limit = new PassedLimit(nameof(options.MaxAllowedBytes), bytes, options.MaxAllowedBytes),
            };
        }
    }

    private void CountToken()
    {
        if (_token.Kind != TokenKind.EndOfFile && ++_tokens > _options.MaxAllowedTokens)
        {
            throw TooMany("tokens", _tokens, nameof(_options.MaxAllowedTokens), _options.MaxAllowedTokens);
        }
    }

    private void CountField()
    {
        if (++_fields > _options.MaxAllowedFields)
        {
            throw TooMany("fields", _fields, nameof(_options.MaxAllowedFields), _options.MaxAllowedFields);
        }
    }

    private void CountFragment()
    {
        if (++_fragments > _options.MaxAllowedFragments)
        {
            throw TooMany("fragments", _fragments, nameof(_options.MaxAllowedFragments), _options.MaxAllowedFragments);
        }
    }

    private readonly void AllowDirectives(int count)
    {
        if (count > _options.MaxAllowedDirectives)
        {
            throw PastLimit(
                $"There are {count} directives or more in one place, "
                    + $"{nameof(_options.MaxAllowedDirectives)} is {_options.MaxAllowedDirectives}.",
                new PassedLimit(nameof(_options.MaxAllowedDirectives), count, _options.MaxAllowedDirectives));
        }
    }

    /// <summary>
    /// Expects the token that opens a level of nesting; <see cref="Close"/> goes with it. However high the limit may have been set, the
    /// descent ends before the stack does.
    /// </summary>
    private int Open(TokenKind kind)
    {
        if (_token.Kind == kind)
        {
            if (++_depth > _options.MaxAllowedDepth)
            {
                throw PastLimit(
                    $"The document nests {_depth} levels deep or more, {nameof(_options.MaxAllowedDepth)} is {_options.MaxAllowedDepth}.",
                    new PassedLimit(nameof(_options.MaxAllowedDepth), _depth, _options.MaxAllowedDepth));
            }

            if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            {
                throw PastLimit($"The document nests {_depth} levels deep or more, too deep for this thread's stack.", limit: null);
            }
        }

        return Expect(kind);
    }

    private void Close() => _depth--;

    private readonly SyntaxException TooMany(string what, int count, string limit, int allowed)
        => PastLimit($"The document has {count} {what} or more, {limit} is {allowed}.", new PassedLimit(limit, count, allowed));

    private readonly SyntaxException PastLimit(string message, PassedLimit? limit) => _lexer.Error(_token.Start, message, SyntaxException.LimitExceeded, limit);
}
