using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;

namespace Cacao.Conformance.Operations;

internal static class Lex
{
    public static JsonObject Answer(JsonElement request)
    {
        var source = new SourceText(Utf8GraphQLParser.Encode(request.Text("text"), ParserOptions.Trusted));

        try
        {
            return new JsonObject { ["tokens"] = TokensOf(source), ["errors"] = new JsonArray() };
        }
        catch (SyntaxException exception)
        {
            return Errors.Of(exception);
        }
    }

    private static JsonArray TokensOf(SourceText source)
    {
        var tokens = new JsonArray();
        var lexer = new Utf8Lexer(source.Utf8.Span);
        Token token;

        do
        {
            token = lexer.Next();

            var described = Errors.Of(source.GetLocation(token.Start));

            described["kind"] = token.Kind.Text;
            described["value"] = lexer.ReadValue(token);
            tokens.Add((JsonNode)described);
        }
        while (token.Kind != TokenKind.EndOfFile);

        return tokens;
    }
}
