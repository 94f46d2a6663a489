using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;

namespace Cacao.Conformance.Operations;

internal static class Parse
{
    public static JsonObject Answer(JsonElement request)
    {
        var text = request.Text("text");

        try
        {
            SyntaxNode _ = request.Text("kind") switch
            {
                "value" => Utf8GraphQLParser.ParseValue(text, options: ParserOptions.Trusted),
                "constValue" => Utf8GraphQLParser.ParseValue(text, constant: true, ParserOptions.Trusted),
                "type" => Utf8GraphQLParser.ParseType(text, ParserOptions.Trusted),
                _ => Utf8GraphQLParser.Parse(text, ParserOptions.Trusted),
            };

            return Errors.None;
        }
        catch (SyntaxException exception)
        {
            return Errors.Of(exception);
        }
    }
}
