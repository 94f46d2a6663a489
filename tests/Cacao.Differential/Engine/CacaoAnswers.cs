using System.Text;
using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Types;
using Cacao.Validation;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.Differential.Engine;

/// <summary>What Cacao makes of a schema and of documents, in the words of the oracle.</summary>
internal sealed class CacaoAnswers
{
    // Limits are each server's own, and graphql-js 16 stands on an older edition of the specification: what came later has no say.
    private static readonly ParserOptions Unlimited = ParserOptions.Trusted with { MaxAllowedDepth = 1_000 };
    private static readonly DocumentValidator Validator = new(new ValidationOptions { MaxAllowedErrors = 100_000, MaxAllowedWork = int.MaxValue });
    private static readonly IReadOnlyList<IValidationRule> Rules = [.. SpecifiedRules.All.Where(rule => rule is not KnownOperationTypesRule)];
    private static readonly IReadOnlyList<Action<TypeSystemContext>> TypeSystem =
    [
        .. TypeSystemRules.All.Except<Action<TypeSystemContext>>(
            [DistinctRootTypeRules.Check, DefaultValueRules.Check, DeprecatedImplementationRules.Check]),
    ];

    private GraphQLSchema? _schema;
    private int _seed;

    /// <summary>The verdict on a schema; documents can be asked about only when it is valid.</summary>
    public string Schema(string sdl, string? extension)
    {
        DocumentNode document;
        DocumentNode? extra;

        try
        {
            document = Utf8GraphQLParser.Parse(sdl, Unlimited);
            extra = extension is null ? null : Utf8GraphQLParser.Parse(extension, Unlimited);
        }
        catch (SyntaxException exception)
        {
            return Syntax(exception);
        }

        if (SdlValidator.Validate(document) is { Count: > 0 } errors)
        {
            return $"sdl {Canonical.Places(errors)}";
        }

        var configuration = SchemaConfiguration.FromDocumentUnvalidated(document);

        if (extra is not null)
        {
            if (SdlValidator.Validate(extra, configuration) is { Count: > 0 } more)
            {
                return $"sdl of extension {Canonical.Places(more)}";
            }

            configuration.ExtendUnvalidated(extra);
        }

        try
        {
            Answer(configuration);
            _schema = GraphQLSchema.Create(configuration, TypeSystem);
            return "valid";
        }
        catch (SchemaException exception)
        {
            return extra is null ? $"invalid {Canonical.Places(exception.Errors)}" : "invalid";
        }
    }

    public string[] Document(string text, string variables, int seed)
    {
        DocumentNode document;
        _seed = seed;

        try
        {
            document = Utf8GraphQLParser.Parse(text, Unlimited);
        }
        catch (SyntaxException exception)
        {
            return [Syntax(exception)];
        }

        var errors = Validator.Validate(_schema!, document, Rules);

        if (errors.Count > 0)
        {
            return [$"invalid {Canonical.Places(errors)}"];
        }

        using var json = JsonDocument.Parse(variables);

        return
        [
            "valid",
            .. document.Definitions.OfType<OperationDefinitionNode>().SelectMany(operation => Operation(text, document, operation, json.RootElement)),
        ];
    }

    private string[] Operation(string text, DocumentNode document, OperationDefinitionNode operation, JsonElement variables)
    {
        if (!OperationVariables.Create(_schema!, document, operation).TryCoerce(variables, out var values, out var errors))
        {
            return [$"variables {Canonical.DistinctPlaces(errors)}"];
        }

        var executor = new RequestExecutor(
            _schema!,
            new RequestExecutorOptions
            {
                MaxRootMutations = int.MaxValue,
                MaxErrors = int.MaxValue,
                ExecuteSubscriptionsOnce = true,
                ExecutionTimeout = Timeout.InfiniteTimeSpan,
            },
            Unlimited,
            validator: null,
            [],
            NullLogger.Instance);
        var request = new GraphQLRequest
        {
            Document = Encoding.UTF8.GetBytes(text),
            OperationName = operation.Name?.Value,
            Variables = variables,
        };

        using var result = executor.ExecuteAsync(request, NoServices.Instance).AsTask().GetAwaiter().GetResult();
        using var response = JsonDocument.Parse(result.ToJson());
        JsonElement? data = response.RootElement.TryGetProperty("data", out var member) ? member : null;

        return
        [
            $"variables {Canonical.Of(values.Names.ToDictionary(name => name, name => values.TryGetValue(name, out var value) ? value : null))}",
            $"data {(data is null ? "none" : Canonical.Of(data))}",
            $"errors {Errors(data, result.Errors ?? [])}",
        ];
    }

    private static string Errors(JsonElement? data, IReadOnlyList<IError> errors)
        => string.Join(' ', errors.Select(error => WhereNullEndedUp(data, error)).Distinct().Order(StringComparer.Ordinal));

    private static string WhereNullEndedUp(JsonElement? data, IError error)
    {
        var path = error.Path?.ToList() ?? [];
        var at = new List<object>();

        for (var value = data; value is { ValueKind: not JsonValueKind.Null } found && at.Count < path.Count;)
        {
            var segment = path[at.Count];
            at.Add(segment);
            value = segment is int index ? found[index] : found.TryGetProperty((string)segment, out var field) ? field : null;
        }

        return string.Join('/', at) + (at.Count == path.Count ? $"@{Canonical.Place(error)}" : "");
    }

    private void Answer(SchemaConfiguration configuration)
    {
        foreach (var type in configuration.Types)
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
                    interfaceType.ResolveType = value => ((TypedObject)value).TypeName;
                    break;
                case UnionTypeConfiguration union:
                    union.ResolveType = value => ((TypedObject)value).TypeName;
                    break;
            }
        }
    }

    private async ValueTask<object?> ResolveAsync(ResolverContext context)
    {
        if (context.Path.Length % 3 == 2 && _seed % 5 == 0)
        {
            await Task.Yield();
        }

        return FieldAnswers.Of(context, _seed);
    }

    private static string Syntax(SyntaxException exception) => $"syntax {exception.Location.Line}:{exception.Location.Column}";

    private sealed class NoServices : IServiceProvider
    {
        public static readonly NoServices Instance = new();

        public object? GetService(Type serviceType) => null;
    }
}
