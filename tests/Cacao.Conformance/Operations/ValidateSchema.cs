using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance.Operations;

internal static class ValidateSchema
{
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

            // The model of an adapter takes a schema to be valid once it is extended: then only the rules for SDL documents speak.
            if (extensions.Length == 0)
            {
                GraphQLSchema.Create(configuration);
            }

            return Errors.None;
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
}
