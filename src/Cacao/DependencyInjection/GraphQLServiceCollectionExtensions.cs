using Cacao.DataLoading;
using Cacao.DependencyInjection;
using Cacao.Execution;
using Cacao.Http;
using Cacao.Schema;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds a GraphQL server to the services.</summary>
public static class GraphQLServiceCollectionExtensions
{
    private const string DefaultSchemaName = "_Default";

    /// <summary>Adds the GraphQL server. Calling it again goes on with the same server.</summary>
    /// <param name="services">The application's services.</param>
    /// <param name="schemaName">The schema's name.</param>
    /// <param name="maxAllowedRequestSize">Bytes of a request body.</param>
    /// <param name="disableDefaultSecurity">Leaves introspection open outside Development.</param>
    public static IRequestExecutorBuilder AddGraphQLServer(
        this IServiceCollection services,
        string? schemaName = null,
        int maxAllowedRequestSize = GraphQLServerOptions.DefaultMaxRequestBodySize,
        bool disableDefaultSecurity = false)
    {
        ArgumentNullException.ThrowIfNull(services);

        if (services.FirstOrDefault(service => service.ServiceType == typeof(IRequestExecutorBuilder))?.ImplementationInstance is IRequestExecutorBuilder existing)
        {
            return existing.Name == (schemaName ?? existing.Name)
                ? existing
                : throw new InvalidOperationException($"One server has one schema; this one has '{existing.Name}'.");
        }

        var builder = new RequestExecutorBuilder(schemaName ?? DefaultSchemaName, services);

        services.AddSingleton<IRequestExecutorBuilder>(builder);
        services.AddSingleton<IRequestExecutor>(RequestExecutorFactory.Create);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<CostOptions>>().Value);
        services.AddHostedService<RequestExecutorWarmup>();
        services.TryAddScoped<BatchDispatcher>();
        services.TryAddScoped<IBatchScheduler>(provider => provider.GetRequiredService<BatchDispatcher>());
        services.TryAddSingleton<ISocketSessionInterceptor, DefaultSocketSessionInterceptor>();
        services.Configure<GraphQLServerOptions>(options => options.MaxRequestBodySize = maxAllowedRequestSize);

        return disableDefaultSecurity ? builder : builder.DisableIntrospectionOutsideDevelopment();
    }

    /// <inheritdoc cref="AddGraphQLServer"/>
    public static IRequestExecutorBuilder AddGraphQL(this IServiceCollection services, string? schemaName = null)
        => services.AddGraphQLServer(schemaName);
}
