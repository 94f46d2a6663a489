using System.Collections.Frozen;
using Cacao.Execution;
using Cacao.Language;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Http;

/// <summary>
/// GraphQL over SSE, "distinct connections mode": one operation by POST or GET, answered as a stream of server-sent events. A client
/// that takes JSON as gladly gets it for what has a single result.
/// </summary>
internal sealed class EventStreamTransport(IRequestExecutor executor, HttpRequestReader reader, SocketServices services, ConnectionCounter streams) : ITransport
{
    private static readonly FrozenSet<OperationType> OperationsOfPost =
        FrozenSet.Create(OperationType.Query, OperationType.Mutation, OperationType.Subscription);

    private static readonly FrozenSet<OperationType> OperationsOfGet = FrozenSet.Create(OperationType.Query, OperationType.Subscription);

    public bool Supports(HttpRequest request)
        => (HttpMethods.IsPost(request.Method) || HttpMethods.IsGet(request.Method)) && ResponseMediaTypes.TakesEventStream(request.Headers.Accept);

    public async Task HandleAsync(HttpContext context)
    {
        var isGet = HttpMethods.IsGet(context.Request.Method);

        if (isGet ? !await CrossSiteGuard.AllowsGetAsync(context).ConfigureAwait(false) : !await CrossSiteGuard.AllowsPostAsync(context).ConfigureAwait(false))
        {
            await HttpResponseWriter.WriteAsync(context, ResponseMediaType.Json, Refusals.CrossSite).ConfigureAwait(false);
            return;
        }

        using var incoming = isGet
            ? ReadParameters(context.Request)
            : await reader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);

        if ((incoming.Refusal ?? (incoming.Batch is null ? null : Refusals.BatchingNotSupported)) is { } refusal)
        {
            await HttpResponseWriter.WriteAsync(context, ResponseMediaType.Json, refusal).ConfigureAwait(false);
            return;
        }

        await ExecuteAsync(context, incoming.ToRequest(isGet ? OperationsOfGet : OperationsOfPost, CostHeader.Read(context.Request))).ConfigureAwait(false);
    }

    private static IncomingRequest ReadParameters(HttpRequest request)
    {
        var incoming = new IncomingRequest();

        return HttpGetTransport.Read(request.Query, incoming) is { } refusal ? incoming.Refuse(refusal) : incoming;
    }

    private async Task ExecuteAsync(HttpContext context, GraphQLRequest request)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, services.Stopping);
        using var result = await executor
            .ExecuteAsync(request, context.RequestServices, context.User, ended.Token)
            .ConfigureAwait(false);

        if (result is ResponseStream stream)
        {
            await using (stream)
            {
                await WriteEventsAsync(context, stream, ended.Token).ConfigureAwait(false);
            }

            return;
        }

        if (ResponseMediaTypes.PrefersJson(context.Request.Headers.Accept, out var mediaType))
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, result).ConfigureAwait(false);
            return;
        }

        var writer = new EventStreamWriter(context, services.Options);
        await writer.BeginAsync().ConfigureAwait(false);
        await writer.NextAsync(result).ConfigureAwait(false);
        await writer.CompleteAsync().ConfigureAwait(false);
    }

    private async Task WriteEventsAsync(HttpContext context, ResponseStream stream, CancellationToken ended)
    {
        using var place = streams.TryEnter(context);

        if (place is null)
        {
            await HttpResponseWriter.WriteAsync(context, ResponseMediaType.Json, Refusals.TooManyStreams(services.Options.MaxOperations)).ConfigureAwait(false);
            return;
        }

        var writer = new EventStreamWriter(context, services.Options);
        using var silence = new PeriodicTimer(services.Options.EventStreamKeepAliveInterval ?? Timeout.InfiniteTimeSpan);
        var scopes = context.RequestServices.GetRequiredService<IServiceScopeFactory>();
        await using var results = stream.ReadResultsAsync(scopes, ended).GetAsyncEnumerator(CancellationToken.None);
        await writer.BeginAsync().ConfigureAwait(false);
        var tick = silence.WaitForNextTickAsync(CancellationToken.None).AsTask();

        while (true)
        {
            var next = results.MoveNextAsync().AsTask();

            while (await Task.WhenAny(next, tick).ConfigureAwait(false) == tick && !next.IsCompleted)
            {
                await writer.KeepAliveAsync().ConfigureAwait(false);
                tick = silence.WaitForNextTickAsync(CancellationToken.None).AsTask();
            }

            if (!await next.ConfigureAwait(false))
            {
                break;
            }

            using var result = results.Current;
            await writer.NextAsync(result).ConfigureAwait(false);
        }

        // Ended from here, by shutting down, it is not complete: the client is to come again.
        if (!ended.IsCancellationRequested)
        {
            await writer.CompleteAsync().ConfigureAwait(false);
        }
    }
}
