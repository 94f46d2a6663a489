using Cacao.Execution;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>GraphQL over HTTP, "POST": one operation, as JSON in the body, or a list of them where that is allowed.</summary>
internal sealed class HttpPostTransport(IRequestExecutor executor, HttpRequestReader reader) : ITransport
{
    public bool Supports(HttpRequest request) => HttpMethods.IsPost(request.Method);

    public async Task HandleAsync(HttpContext context)
    {
        if (!ResponseMediaTypes.TryChoose(context.Request.Headers.Accept, out var mediaType))
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, Refusals.NotAcceptable).ConfigureAwait(false);
            return;
        }

        if (!await CrossSiteGuard.AllowsPostAsync(context).ConfigureAwait(false))
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, Refusals.CrossSite).ConfigureAwait(false);
            return;
        }

        using var incoming = await reader.ReadAsync(context.Request, context.RequestAborted).ConfigureAwait(false);

        if (incoming.Refusal is { } refusal)
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, refusal).ConfigureAwait(false);
            return;
        }

        if (incoming.Batch is { } batch)
        {
            await HandleBatchAsync(context, mediaType, batch).ConfigureAwait(false);
            return;
        }

        using var result = await executor
            .ExecuteAsync(incoming.ToRequest(allowedOperations: null, CostHeader.Read(context.Request)), context.RequestServices, context.User, context.RequestAborted)
            .ConfigureAwait(false);
        await HttpResponseWriter.WriteAsync(context, mediaType, result).ConfigureAwait(false);
    }

    /// <summary>
    /// One after the other, on one budget, answered as a list in the same order. A list is no GraphQL response, so it comes as plain JSON
    /// and with 200 whatever became of its items.
    /// </summary>
    private async Task HandleBatchAsync(HttpContext context, ResponseMediaType mediaType, List<IncomingRequest> batch)
    {
        if (mediaType is not ResponseMediaType.Json && !ResponseMediaTypes.Takes(context.Request.Headers.Accept, ResponseMediaType.Json))
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, Refusals.NotAcceptable).ConfigureAwait(false);
            return;
        }

        var budget = new RequestBudget();
        var costReporting = CostHeader.Read(context.Request);
        var results = new ExecutionResult?[batch.Count];

        try
        {
            for (var i = 0; i < batch.Count; i++)
            {
                results[i] = await executor
                    .ExecuteAsync(batch[i].ToRequest(allowedOperations: null, costReporting, budget), context.RequestServices, context.User, context.RequestAborted)
                    .ConfigureAwait(false);
            }

            await HttpResponseWriter.WriteAsync(context, results!).ConfigureAwait(false);
        }
        finally
        {
            foreach (var result in results)
            {
                result?.Dispose();
            }
        }
    }
}
