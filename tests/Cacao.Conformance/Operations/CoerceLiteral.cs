using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class CoerceLiteral
{
    public static JsonObject Answer(JsonElement request)
    {
        var (schema, type) = Schemas.CreateFor(request, request.Text("type"));
        var literal = Utf8GraphQLParser.ParseValue(request.Text("literal"), options: ParserOptions.Trusted);
        var variables = VariablesOf(request, schema);

        if (literal is VariableNode variable && !variables.TryGetValue(variable.Name.Value, out _))
        {
            // For the engine an argument that is left out; the protocol has no value for that.
            return Errors.Of($"The variable {variable} was not given.");
        }

        var errors = new InputErrors();
        var value = InputCoercion.CoerceLiteral(literal, type, variables, errors);

        return CoerceInput.Answer(value, errors);
    }

    /// <summary>The values of variables stand in the request as they are, so each is declared with the type that takes anything.</summary>
    private static VariableValues VariablesOf(JsonElement request, GraphQLSchema schema)
    {
        if (!request.TryGetProperty("variables", out var json) || !json.EnumerateObject().Any())
        {
            return VariableValues.Empty;
        }

        var declarations = string.Join(' ', json.EnumerateObject().Select(variable => $"${variable.Name}: Any"));
        var document = Utf8GraphQLParser.Parse($"query ({declarations}) {{ f }}");
        var variables = OperationVariables.Create(schema, document, (OperationDefinitionNode)document.Definitions[0]);

        return variables.TryCoerce(json, out var values, out var errors) ? values : throw new InvalidOperationException(errors[0].Message);
    }
}
