using Cacao.Execution;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>GraphQL over HTTP, "POST": one operation, as JSON in the body.</summary>
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

        using var result = await executor
            .ExecuteAsync(incoming.ToRequest(allowedOperations: null), context.RequestServices, context.User, context.RequestAborted)
            .ConfigureAwait(false);
        await HttpResponseWriter.WriteAsync(context, mediaType, result).ConfigureAwait(false);
    }
}
