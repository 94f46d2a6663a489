using Microsoft.AspNetCore.Builder;

namespace Cacao.Http;

/// <summary>Configures a mapped GraphQL endpoint: its options, and what any endpoint takes (authorization, CORS, rate limits).</summary>
public sealed class GraphQLEndpointConventionBuilder : IEndpointConventionBuilder
{
    private readonly GraphQLHttpEndpoint _endpoint;
    private readonly IEndpointConventionBuilder[] _routes;

    internal GraphQLEndpointConventionBuilder(GraphQLHttpEndpoint endpoint, params IEndpointConventionBuilder[] routes)
    {
        _endpoint = endpoint;
        _routes = routes;
    }

    /// <summary>Gives this endpoint options of its own in place of the server's.</summary>
    public GraphQLEndpointConventionBuilder WithOptions(GraphQLServerOptions serverOptions)
    {
        _endpoint.Options = serverOptions;
        return this;
    }

    public void Add(Action<EndpointBuilder> convention)
    {
        foreach (var route in _routes)
        {
            route.Add(convention);
        }
    }

    public void Finally(Action<EndpointBuilder> finallyConvention)
    {
        foreach (var route in _routes)
        {
            route.Finally(finallyConvention);
        }
    }
}
