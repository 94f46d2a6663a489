using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Cacao.DataLoading;
using Cacao.Execution;
using Cacao.Language;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cacao.Tests.Schema;

/// <summary>Builds small schemas from C# types and runs requests on them.</summary>
internal sealed class TestSchema
{
    private readonly SchemaBuilder _builder = new();

    public ServiceCollection Services { get; } = CreateServices();

    public static TestSchema Of(params Type[] types)
    {
        var schema = new TestSchema();

        foreach (var type in types)
        {
            schema._builder.AddType(type);
        }

        return schema;
    }

    public TestSchema With(Action<SchemaBuilder> configure)
    {
        configure(_builder);
        return this;
    }

    public TestSchema WithServices(Action<IServiceCollection> configure)
    {
        configure(Services);
        return this;
    }

    public GraphQLSchema Build() => _builder.Build(Services.BuildServiceProvider());

    public string Print() => Build().Print().TrimEnd();

    /// <summary>The printed definition of one type or directive, without the rest of the schema.</summary>
    public string Print(string name)
        => Build().ToSyntax().Definitions.Single(definition => NameOf(definition) == name).ToString();

    public async Task<string> Execute(string document, string? variables = null, ClaimsPrincipal? user = null)
    {
        var services = Services.BuildServiceProvider();
        var executor = new RequestExecutor(
            _builder.Build(services), new RequestExecutorOptions(), ParserOptions.Default, null, [], NullLogger.Instance);

        await using var scope = services.CreateAsyncScope();
        using var result = await executor.ExecuteAsync(Request(document, variables), scope.ServiceProvider, user);
        return result.ToJson();
    }

    private static ServiceCollection CreateServices()
    {
        var services = new ServiceCollection();
        services.AddScoped<BatchDispatcher>();
        services.AddScoped<IBatchScheduler>(provider => provider.GetRequiredService<BatchDispatcher>());
        return services;
    }

    private static GraphQLRequest Request(string document, string? variables) => new()
    {
        Document = Encoding.UTF8.GetBytes(document),
        Variables = variables is null ? default : JsonDocument.Parse(variables).RootElement,
    };

    private static string? NameOf(DefinitionNode definition) => definition switch
    {
        TypeSystemNode type => type.Name.Value,
        DirectiveDefinitionNode directive => directive.Name.Value,
        _ => null,
    };
}
