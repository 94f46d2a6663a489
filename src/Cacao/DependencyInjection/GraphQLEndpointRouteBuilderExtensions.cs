using Cacao.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the GraphQL server to a path.</summary>
public static class GraphQLEndpointRouteBuilderExtensions
{
    /// <summary>Answers GraphQL requests at a path, and the page for browsers under it.</summary>
    /// <param name="endpointRouteBuilder">The application.</param>
    /// <param name="path">The path.</param>
    /// <param name="schemaName">Accepted for compatibility: a server has one schema.</param>
    public static GraphQLEndpointConventionBuilder MapGraphQL(
        this IEndpointRouteBuilder endpointRouteBuilder,
        string path = "/graphql",
        string? schemaName = null)
    {
        ArgumentNullException.ThrowIfNull(endpointRouteBuilder);

        var endpoint = new GraphQLHttpEndpoint(endpointRouteBuilder.ServiceProvider);
        var route = endpointRouteBuilder.Map(path, endpoint.HandleAsync).WithDisplayName("GraphQL");

        var files = endpointRouteBuilder
            .MapMethods($"{path.TrimEnd('/')}/{{**{GraphQLHttpEndpoint.FileRouteValue}}}", [HttpMethods.Get, HttpMethods.Head], endpoint.HandleFileAsync)
            .WithDisplayName("GraphQL page");

        return new GraphQLEndpointConventionBuilder(endpoint, route, files);
    }
}
