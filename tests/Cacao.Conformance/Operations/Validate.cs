using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;

namespace Cacao.Conformance.Operations;

/// <summary>Holds a document against a schema, by all rules or by those of the case alone.</summary>
internal static class Validate
{
    private static readonly DocumentValidator Validator = new(new ValidationOptions { MaxAllowedErrors = 10_000 });

    // The rules the corpus knows. Operations without a root type are refused by the specification's September 2025 edition, which
    // graphql-js 16 does not follow there; and limits are each server's own.
    private static readonly IReadOnlyList<IValidationRule> AllRules = [.. SpecifiedRules.All.Where(rule => rule is not KnownOperationTypesRule)];

    private static readonly Dictionary<string, IValidationRule> ByName = new(AllRules.ToDictionary(rule => rule.GetType().Name))
    {
        ["NoDeprecatedCustomRule"] = new NoDeprecatedRule(),
        ["NoSchemaIntrospectionCustomRule"] = new NoSchemaIntrospectionRule(),
        ["MaxIntrospectionDepthRule"] = new DepthLimitRule(),
    };

    private static readonly Dictionary<string, GraphQLSchema> Schemas = [];

    public static JsonObject Answer(JsonElement request)
    {
        var document = Utf8GraphQLParser.Parse(request.Text("document"), ParserOptions.Trusted);
        var isRulesMode = request.OptionalText("mode") == "rules";
        var errors = Validator.Validate(SchemaOf(request.Text("schema")), document, isRulesMode ? RulesOf(request) : AllRules);

        return new JsonObject
        {
            ["ran"] = isRulesMode ? "rules" : "all",
            ["errors"] = new JsonArray([.. errors.Select(error => new JsonObject
            {
                ["message"] = error.Message,
                ["locations"] = new JsonArray([.. error.Locations!.Select(Errors.Of)]),
            })]),
        };
    }

    private static IReadOnlyList<IValidationRule> RulesOf(JsonElement request)
        => request.TryGetProperty("rules", out var names) ? [.. names.EnumerateArray().Select(name => ByName[name.GetString()!])] : AllRules;

    private static GraphQLSchema SchemaOf(string sdl)
    {
        if (!Schemas.TryGetValue(sdl, out var schema))
        {
            var document = Utf8GraphQLParser.Parse(sdl, ParserOptions.Trusted);
            schema = GraphQLSchema.CreateUnvalidated(SchemaConfiguration.FromDocumentUnvalidated(document));
            Schemas.Add(sdl, schema);
        }

        return schema;
    }
}
