using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.Conformance.Operations;

/// <summary>Runs a document on a schema whose every field answers what was recorded for its response path.</summary>
internal static class Execute
{
    public static JsonObject Answer(JsonElement request)
    {
        var recording = new Recording(request);
        var executor = CreateExecutor(request, recording);
        var graphQLRequest = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(request.Text("document")),
            OperationName = request.OptionalText("operationName"),
            Variables = request.TryGetProperty("variables", out var variables) ? variables : default,
        };

        using var result = executor.ExecuteAsync(graphQLRequest, NoServices.Instance).AsTask().GetAwaiter().GetResult();

        return new JsonObject { ["response"] = JsonNode.Parse(result.ToJson()), ["calls"] = recording.Calls };
    }

    private static RequestExecutor CreateExecutor(JsonElement request, Recording recording)
    {
        var configuration = SchemaConfiguration.FromDocumentUnvalidated(Utf8GraphQLParser.Parse(request.Text("schema"), ParserOptions.Trusted));

        foreach (var type in configuration.Types)
        {
            recording.Answer(type);
        }

        return new RequestExecutor(
            GraphQLSchema.CreateUnvalidated(configuration),
            new RequestExecutorOptions { IncludeExceptionDetails = true, MaxRootMutations = int.MaxValue, MaxAliasesOfOneField = int.MaxValue, ExecuteSubscriptionsOnce = true },
            ParserOptions.Default,
            request.TryGetProperty("validates", out var validates) && validates.GetBoolean() ? new DocumentValidator() : null,
            [],
            NullLogger.Instance);
    }

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }

    /// <summary>What resolvers answered when the case was recorded, and what they are asked now.</summary>
    private sealed class Recording
    {
        private readonly Dictionary<string, JsonElement> _byPath = [];

        public Recording(JsonElement request)
        {
            foreach (var resolver in request.GetProperty("resolvers").EnumerateArray())
            {
                _byPath[resolver.GetProperty("path").GetRawText()] = resolver.Clone();
            }
        }

        public JsonArray Calls { get; } = [];

        public void Answer(TypeConfiguration type)
        {
            switch (type)
            {
                case ObjectTypeConfiguration objectType:
                    foreach (var field in objectType.Fields)
                    {
                        field.Resolver = FieldResolver.FromValueTask(ResolveAsync).WithOwnContext();
                    }

                    break;

                case InterfaceTypeConfiguration interfaceType:
                    interfaceType.ResolveType = value => ((RecordedObject)value).TypeName;
                    break;

                case UnionTypeConfiguration unionType:
                    unionType.ResolveType = value => ((RecordedObject)value).TypeName;
                    break;
            }
        }

        private async ValueTask<object?> ResolveAsync(ResolverContext context)
        {
            var path = JsonSerializer.Serialize(context.Path.ToList());
            var call = new JsonObject { ["path"] = JsonNode.Parse(path) };

            if (ArgumentsOf(context) is { Count: > 0 } arguments)
            {
                call["args"] = arguments;
            }

            Calls.Add(call);

            if (!_byPath.TryGetValue(path, out var recorded))
            {
                return null;
            }

            if (recorded.TryGetProperty("async", out var isAsync) && isAsync.GetBoolean())
            {
                await Task.Yield();
            }

            var result = Read(recorded.GetProperty("result"));

            return result is IError error ? throw new GraphQLException(error) : result;
        }

        private static JsonObject ArgumentsOf(ResolverContext context)
        {
            var arguments = new JsonObject();

            foreach (var definition in context.Selection.Field.Arguments)
            {
                if (context.GetArgument(definition.Index) is { IsSet: true } argument)
                {
                    arguments[definition.Name] = JsonValues.ToNode(argument.Value);
                }
            }

            return arguments;
        }

        private static object? Read(JsonElement result)
            => result.TryGetProperty("error", out var error) ? new Error(error.GetString()!)
                : result.TryGetProperty("list", out var list) ? list.EnumerateArray().Select(Read).ToList()
                : result.TryGetProperty("object", out var type) ? new RecordedObject(type.GetString()!)
                : JsonValues.ToValue(result.GetProperty("value"));
    }

    private sealed record RecordedObject(string TypeName);
}
