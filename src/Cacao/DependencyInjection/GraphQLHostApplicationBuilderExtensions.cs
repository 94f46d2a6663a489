using Cacao.Http;
using Cacao.Schema;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Extensions.Hosting;

/// <summary>Adds a GraphQL server to the application.</summary>
public static class GraphQLHostApplicationBuilderExtensions
{
    /// <inheritdoc cref="GraphQLServiceCollectionExtensions.AddGraphQLServer"/>
    public static IRequestExecutorBuilder AddGraphQL(
        this IHostApplicationBuilder builder,
        string? schemaName = null,
        int maxAllowedRequestSize = GraphQLServerOptions.DefaultMaxRequestBodySize,
        bool disableDefaultSecurity = false)
    {
        ArgumentNullException.ThrowIfNull(builder);

        return builder.Services.AddGraphQLServer(schemaName, maxAllowedRequestSize, disableDefaultSecurity);
    }
}
