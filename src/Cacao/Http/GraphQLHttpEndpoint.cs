using Cacao.Execution;
using Cacao.Validation;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Cacao.Http;

/// <summary>What is mapped under the GraphQL path: the transports, asked in turn.</summary>
internal sealed class GraphQLHttpEndpoint
{
    /// <summary>The route value that holds the path of a file of the page.</summary>
    public const string FileRouteValue = "file";

    private readonly IServiceProvider _services;
    private readonly Lazy<ITransport[]> _transports;
    private readonly Lazy<PlaygroundFiles> _playground;
    private GraphQLServerOptions? _options;

    public GraphQLHttpEndpoint(IServiceProvider services)
    {
        _services = services;
        _transports = new Lazy<ITransport[]>(CreateTransports);
        _playground = new Lazy<PlaygroundFiles>(() => new PlaygroundFiles(Options.Tool));
    }

    /// <summary>Options of this endpoint alone; the server's apply without. To be set before the first request.</summary>
    public GraphQLServerOptions Options
    {
        get => _options ?? ServerOptions;
        set => _options = value;
    }

    private GraphQLServerOptions ServerOptions => _services.GetRequiredService<IOptions<GraphQLServerOptions>>().Value;

    public Task HandleAsync(HttpContext context)
    {
        foreach (var transport in _transports.Value)
        {
            if (transport.Supports(context.Request))
            {
                return transport.HandleAsync(context);
            }
        }

        return HttpResponseWriter.WriteAsync(
            context,
            ResponseMediaType.Json,
            Refusals.MethodNotAllowed(Options.EnableGetRequests ? "GET, POST" : "POST"));
    }

    /// <summary>Answers what lies under the GraphQL path: the page's files, if there is a page.</summary>
    public async Task HandleFileAsync(HttpContext context)
    {
        var path = (string?)context.GetRouteValue(FileRouteValue) ?? "";

        if (!Options.Tool.Enable || !await _playground.Value.TryWriteAsync(context, path).ConfigureAwait(false))
        {
            await HttpResponseWriter.WriteAsync(context, ResponseMediaType.Json, Refusals.NotFound).ConfigureAwait(false);
        }
    }

    private ITransport[] CreateTransports()
    {
        var executor = _services.GetRequiredService<IRequestExecutor>();
        var reader = new HttpRequestReader(
            Options.MaxRequestBodySize ?? ServerOptions.MaxRequestBodySize ?? GraphQLServerOptions.DefaultMaxRequestBodySize,
            Options.EnableBatching ? Options.MaxBatchSize : 0);
        var isSchemaPublic = Options.EnableSchemaRequests && _services.GetRequiredService<IOptions<ValidationOptions>>().Value.AllowIntrospection;
        var sockets = CreateSocketServices(executor);
        var transports = new List<ITransport>
        {
            new WebSocketTransport(sockets),
            new EventStreamTransport(executor, reader, sockets, new ConnectionCounter(Options.Sockets.MaxOperations, Options.Sockets.MaxOperations)),
            new HttpPostTransport(executor, reader),
            new SchemaSdlTransport(executor, isSchemaPublic),
        };

        if (Options.Tool.Enable)
        {
            transports.Add(new PlaygroundTransport(_playground.Value));
        }

        if (Options.EnableGetRequests)
        {
            transports.Add(new HttpGetTransport(executor));
        }

        return [.. transports];
    }

    private SocketServices CreateSocketServices(IRequestExecutor executor) => new(
        executor,
        _services.GetRequiredService<IServiceScopeFactory>(),
        _services.GetRequiredService<ISocketSessionInterceptor>(),
        Options.Sockets,
        new ConnectionCounter(Options.Sockets.MaxConnectionsPerUser, Options.Sockets.MaxAnonymousConnectionsPerAddress),
        _services.GetRequiredService<ILoggerFactory>().CreateLogger<WebSocketTransport>(),
        _services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
}
