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

            foreach (var extension in Schemas.ExtensionsOf(request))
            {
                configuration.Extend(Schemas.ParseSdl(extension));
            }

            GraphQLSchema.Create(configuration);
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
