using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Errors;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class ValidateSchema
{
    // graphql-js 16 stands on an older edition of the specification. These rules came later (root types are different, defaults are values
    // of their type and do not need themselves, a field is not deprecated where its interface's is not), so they have no say here.
    private static readonly IReadOnlyList<Action<TypeSystemContext>> Rules =
    [
        .. TypeSystemRules.All.Except<Action<TypeSystemContext>>(
            [DistinctRootTypeRules.Check, DefaultValueRules.Check, DeprecatedImplementationRules.Check]),
    ];

    public static JsonObject Answer(JsonElement request)
    {
        try
        {
            var configuration = SchemaConfiguration.FromDocument(Schemas.ParseSdl(request.Text("sdl")));
            var extensions = Schemas.ExtensionsOf(request).ToArray();

            foreach (var extension in extensions)
            {
                configuration.Extend(Schemas.ParseSdl(extension));
            }

            var errors = Validate(configuration);

            // graphql-js extends with `assumeValid`, so that a corpus says nothing about the type system of an extended schema: what Cacao
            // finds there is told beside the answer.
            return extensions.Length == 0
                ? Errors.Of(errors)
                : new JsonObject { ["errors"] = new JsonArray(), ["typeSystemErrors"] = Errors.Of(errors)["errors"]!.DeepClone() };
        }
        catch (SyntaxException exception)
        {
            return Errors.Of(exception);
        }
        catch (SchemaException exception)
        {
            return Errors.Of(exception);
        }
    }

    private static IReadOnlyList<IError> Validate(SchemaConfiguration configuration)
    {
        try
        {
            GraphQLSchema.Create(configuration, Rules);
            return [];
        }
        catch (SchemaException exception)
        {
            return exception.Errors;
        }
    }
}
