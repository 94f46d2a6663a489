using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.Features.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Http;

/// <summary>
/// An operation over a socket, or one event of it, as the request it would be over HTTP: with services, a user and a place for features of
/// its own, so that nothing one operation does there is seen by another. What it does not set it has from the request that opened the
/// socket. Where it is opened, its context is the current one from there on.
/// </summary>
internal sealed class SocketRequest : IServiceScope, IAsyncDisposable
{
    private readonly AsyncServiceScope _scope;
    private readonly IHttpContextAccessor? _accessor;

    public SocketRequest(HttpContext socket, AsyncServiceScope scope, CancellationToken stopped)
    {
        _scope = scope;

        var features = new FeatureCollection(socket.Features);
        features.Set<IHttpAuthenticationFeature>(new HttpAuthenticationFeature { User = socket.User });
        features.Set<IServiceProvidersFeature>(new ServiceProvidersFeature { RequestServices = ServiceProvider });
        features.Set<IHttpRequestLifetimeFeature>(new HttpRequestLifetimeFeature { RequestAborted = stopped });
        features.Set<IItemsFeature>(new ItemsFeature());
        Context = new DefaultHttpContext(features);

        if ((_accessor = ServiceProvider.GetService<IHttpContextAccessor>()) is not null)
        {
            _accessor.HttpContext = Context;
        }
    }

    public HttpContext Context { get; }

    public IServiceProvider ServiceProvider => _scope.ServiceProvider;

    public async ValueTask DisposeAsync()
    {
        await _scope.DisposeAsync().ConfigureAwait(false);
        Leave();
    }

    public void Dispose()
    {
        _scope.Dispose();
        Leave();
    }

    /// <summary>From here on it is nobody's current context, and its services are left to others.</summary>
    public void Leave()
    {
        if (_accessor is not null)
        {
            _accessor.HttpContext = null;
        }
    }
}
