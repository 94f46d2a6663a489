using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Conformance.Operations;

namespace Cacao.Conformance;

/// <summary>The operations of the protocol by name.</summary>
internal static class Answers
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 512 };

    public static JsonObject To(string line)
    {
        using var request = JsonDocument.Parse(line, Options);
        var root = request.RootElement;

        try
        {
            return root.Text("op") switch
            {
                "parse" => Parse.Answer(root),
                "lex" => Lex.Answer(root),
                "print" => Print.Answer(root),
                "dedentBlockString" => DedentBlockString.Answer(root),
                "validate" => Validate.Answer(root),
                "execute" => Execute.Answer(root),
                "validateSdl" => ValidateSdl.Answer(root),
                "validateSchema" => ValidateSchema.Answer(root),
                "printSchema" => PrintSchema.Answer(root),
                "coerceVariables" => CoerceVariables.Answer(root),
                "coerceInput" => CoerceInput.Answer(root),
                "coerceLiteral" => CoerceLiteral.Answer(root),
                "scalar" => Scalar.Answer(root),
                _ => new JsonObject { ["unsupported"] = true },
            };
        }
        catch (Exception exception)
        {
            // The program goes on with the next case; the one that broke it counts as failed.
            return new JsonObject { ["crash"] = exception.ToString() };
        }
    }
}
