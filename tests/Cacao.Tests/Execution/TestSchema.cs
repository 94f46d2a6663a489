using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Cacao.Errors;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Schema;
using Cacao.Types;
using Cacao.Validation;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.Tests.Execution;

/// <summary>A schema from SDL with resolvers hung onto its fields by coordinate (<c>Query.hero</c>).</summary>
internal sealed class TestSchema(string sdl)
{
    private readonly SchemaConfiguration _configuration = SchemaConfiguration.FromDocument(Utf8GraphQLParser.Parse(sdl, ParserOptions.Trusted));
    private RequestExecutor? _executor;

    public RequestExecutorOptions Options { get; } = new();

    public ParserOptions ParserOptions { get; init; } = ParserOptions.Default;

    public List<IErrorFilter> ErrorFilters { get; } = [];

    /// <summary>Null leaves cost out.</summary>
    public CostOptions? Cost { get; init; }

    public List<ExecutionDiagnosticEventListener> Listeners { get; } = [];

    public ILogger Logger { get; init; } = NullLogger.Instance;

    public IServiceProvider Services { get; init; } = new NoServices();

    public RequestExecutor Executor => _executor ??= new RequestExecutor(
        GraphQLSchema.Create(_configuration),
        Options,
        ParserOptions,
        new DocumentValidator(new ValidationOptions { MaxExecutionDepth = null }),
        ErrorFilters,
        Logger,
        Cost,
        Listeners);

    public TestSchema Value<T>(string coordinate, T value) => Resolve(coordinate, FieldResolver.FromValue(_ => value));

    public TestSchema Throw(string coordinate, Exception exception)
        => Resolve(coordinate, FieldResolver.FromValue<object?>(_ => throw exception));

    public TestSchema Resolve<T>(string coordinate, Func<ResolverContext, T> resolve) => Resolve(coordinate, FieldResolver.FromValue(resolve));

    public TestSchema ResolveAsync<T>(string coordinate, Func<ResolverContext, Task<T>> resolve)
        => Resolve(coordinate, FieldResolver.FromTask(resolve));

    public TestSchema Property<TParent, T>(string coordinate, Func<TParent, T> getter) => Resolve(coordinate, FieldResolver.FromProperty(getter));

    public TestSchema Resolve(string coordinate, FieldResolver resolver)
    {
        Field(coordinate).Resolver = resolver;
        return this;
    }

    public TestSchema ResolveAll(string typeName, FieldResolver resolver)
        => Type<ObjectTypeConfiguration>(typeName, type => type.Fields.ForEach(field => field.Resolver = resolver));

    public TestSchema Use(string coordinate, FieldMiddleware middleware)
    {
        Field(coordinate).Middleware.Add(middleware);
        return this;
    }

    public TestSchema Bind<T>(string typeName) => Type<ObjectTypeConfiguration>(typeName, type => type.RuntimeType = typeof(T));

    public TestSchema Type<T>(string typeName, Action<T> configure)
        where T : TypeConfiguration
    {
        configure(_configuration.Types.OfType<T>().Single(type => type.Name == typeName));
        return this;
    }

    public async Task<string> Execute(string document, string? variables = null, string? operationName = null)
    {
        using var result = await ExecuteForResult(document, variables, operationName);

        return result.ToJson();
    }

    public async Task<ExecutionResult> ExecuteForResult(
        string document,
        string? variables = null,
        string? operationName = null,
        ClaimsPrincipal? user = null,
        CancellationToken cancellationToken = default)
        => await Executor.ExecuteAsync(Request(document, variables, operationName), Services, user, cancellationToken);

    public static GraphQLRequest Request(string document, string? variables = null, string? operationName = null) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        OperationName = operationName,
        Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
    };

    private OutputFieldConfiguration Field(string coordinate)
    {
        var parts = coordinate.Split('.');

        return _configuration.Types.OfType<ObjectTypeConfiguration>().Single(type => type.Name == parts[0])
            .Fields.Single(field => field.Name == parts[1]);
    }

    private sealed class NoServices : IServiceProvider
    {
        public object? GetService(Type serviceType) => null;
    }
}
