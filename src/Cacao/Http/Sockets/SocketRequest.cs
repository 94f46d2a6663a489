using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Http;

/// <summary>
/// An operation over a socket, as the request it would be over HTTP: with services, a user and a place for features of its own, so that
/// nothing one operation does there is seen by another. What it does not set it has from the request that opened the socket.
/// </summary>
internal sealed class SocketRequest : IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;

    public SocketRequest(HttpContext socket, CancellationToken stopped)
    {
        _scope = socket.RequestServices.CreateAsyncScope();

        var features = new FeatureCollection(socket.Features);
        features.Set<IHttpAuthenticationFeature>(new HttpAuthenticationFeature { User = socket.User });
        features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = _scope.ServiceProvider });
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = stopped });
        features.Set<IItemsFeature>(new ItemsFeature());
        Context = new DefaultHttpContext(features);
    }

    public HttpContext Context { get; }

    public ValueTask DisposeAsync() => _scope.DisposeAsync();
}
