using System.Text.Json;
using Cacao.Language;
using Cacao.Types;

namespace Cacao.Conformance;

/// <summary>Schemas from text.</summary>
internal static class Schemas
{
    public static DocumentNode ParseSdl(string text) => Utf8GraphQLParser.Parse(text, ParserOptions.Trusted);

    /// <summary>A schema that need not be valid.</summary>
    public static GraphQLSchema Create(string sdl) => GraphQLSchema.CreateUnvalidated(Configure(sdl, []));

    /// <summary>What a schema and its extensions ask for, valid or not.</summary>
    public static SchemaConfiguration Configure(string sdl, IEnumerable<string> extensions)
    {
        var configuration = SchemaConfiguration.FromDocumentUnvalidated(ParseSdl(sdl));

        foreach (var extension in extensions)
        {
            configuration.ExtendUnvalidated(ParseSdl(extension));
        }

        return configuration;
    }

    public static IEnumerable<string> ExtensionsOf(JsonElement request)
        => request.TryGetProperty("extensions", out var extensions) && extensions.ValueKind == JsonValueKind.Array
            ? extensions.EnumerateArray().Select(extension => extension.GetString()!)
            : [];

    /// <summary>The schema of a request, in which an input field has the type asked for, so that the schema has the scalars it needs.</summary>
    public static (GraphQLSchema Schema, GraphQLType Type) CreateFor(JsonElement request, string type)
    {
        var schema = Create($"{request.OptionalText("schema")} input Wanted_ {{ wanted: {type}, any: Any }}");

        return schema.TryGetType("Wanted_", out var wanted)
            ? (schema, ((InputObjectType)wanted).Fields["wanted"].Type)
            : throw new InvalidOperationException("The schema lost a type.");
    }
}
