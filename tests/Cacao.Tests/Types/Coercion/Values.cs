using System.Text.Json;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Tests.Types.Coercion;

/// <summary>Coerces values in tests and tells errors with the path in front: <c>a.0.b: What is wrong.</c></summary>
internal static class Values
{
    public static GraphQLSchema Schema(string sdl)
        => GraphQLSchema.Create(SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(sdl)));

    public static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    public static object? FromJson(GraphQLSchema schema, string type, string json)
    {
        var errors = new InputErrors();
        var value = InputCoercion.CoerceJson(Json(json), TypeOf(schema, type), errors);

        return errors.Count > 0 ? throw new InvalidOperationException(Show(errors)[0]) : value;
    }

    public static string[] ErrorsOfJson(GraphQLSchema schema, string type, string json)
    {
        var errors = new InputErrors();
        InputCoercion.CoerceJson(Json(json), TypeOf(schema, type), errors);

        return Show(errors);
    }

    public static object? FromLiteral(GraphQLSchema schema, string type, string literal, VariableValues? variables = null)
    {
        var errors = new InputErrors();
        var value = InputCoercion.CoerceLiteral(Utf8GraphQLParser.ParseValue(literal), TypeOf(schema, type), variables ?? VariableValues.Empty, errors);

        return errors.Count > 0 ? throw new InvalidOperationException(Show(errors)[0]) : value;
    }

    public static string[] ErrorsOfLiteral(GraphQLSchema schema, string type, string literal, VariableValues? variables = null)
    {
        var errors = new InputErrors();
        InputCoercion.CoerceLiteral(Utf8GraphQLParser.ParseValue(literal), TypeOf(schema, type), variables ?? VariableValues.Empty, errors);

        return Show(errors);
    }

    public static VariableValues Variables(GraphQLSchema schema, string definitions, string json)
    {
        var document = Utf8GraphQLParser.Parse($"query ({definitions}) {{ __typename }}");

        OperationVariables.Create(schema, document, (OperationDefinitionNode)document.Definitions[0])
            .TryCoerce(Json(json), out var values, out var errors).ShouldBeTrue(errors?[0].Message);

        return values!;
    }

    private static GraphQLType TypeOf(GraphQLSchema schema, string type)
    {
        schema.TryResolveType(Utf8GraphQLParser.ParseType(type), out var resolved).ShouldBeTrue();

        return resolved!;
    }

    private static string[] Show(InputErrors errors)
        => [.. errors.Items.Select(error => error.Path.Count == 0 ? error.Message : $"{string.Join('.', error.Path)}: {error.Message}")];
}
