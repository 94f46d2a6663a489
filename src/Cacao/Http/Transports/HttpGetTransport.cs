using System.Collections.Frozen;
using Cacao.Execution;
using Cacao.Language;
using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>GraphQL over HTTP, "GET": one query, in the URL's parameters. Nothing else may come this way.</summary>
internal sealed class HttpGetTransport(IRequestExecutor executor) : ITransport
{
    private static readonly FrozenSet<OperationType> AllowedOperations = FrozenSet.Create(OperationType.Query);

    public bool Supports(HttpRequest request) => HttpMethods.IsGet(request.Method);

    public async Task HandleAsync(HttpContext context)
    {
        if (!ResponseMediaTypes.TryChoose(context.Request.Headers.Accept, out var mediaType))
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, Refusals.NotAcceptable).ConfigureAwait(false);
            return;
        }

        if (!await CrossSiteGuard.AllowsGetAsync(context).ConfigureAwait(false))
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, Refusals.CrossSite).ConfigureAwait(false);
            return;
        }

        using var incoming = new IncomingRequest();

        if (Read(context.Request.Query, incoming) is { } refusal)
        {
            await HttpResponseWriter.WriteAsync(context, mediaType, refusal).ConfigureAwait(false);
            return;
        }

        using var result = await executor
            .ExecuteAsync(incoming.ToRequest(AllowedOperations, CostHeader.Read(context.Request)), context.RequestServices, context.User, context.RequestAborted)
            .ConfigureAwait(false);
        await HttpResponseWriter.WriteAsync(context, mediaType, result).ConfigureAwait(false);
    }

    /// <summary>Reads the URL's parameters; answers what is wrong with them.</summary>
    public static Refusal? Read(IQueryCollection parameters, IncomingRequest incoming)
    {
        foreach (var name in (ReadOnlySpan<string>)["query", "documentId", "operationName", "variables", "extensions"])
        {
            if (parameters[name].Count > 1)
            {
                return Refusals.Invalid($"The parameter '{name}' is there twice.");
            }
        }

        if (parameters["query"] is [{ Length: > 0 } query])
        {
            incoming.SetDocument(query);
        }

        incoming.DocumentId = ReadText("documentId") ?? ReadText("id") ?? ReadText("doc_id");
        incoming.OperationName = ReadText("operationName");

        return ReadMap("variables") ?? ReadMap("extensions") ?? (incoming.HasDocument ? null : Refusals.NoDocument);

        string? ReadText(string name) => parameters[name] is [{ Length: > 0 } text] ? text : null;

        Refusal? ReadMap(string name)
            => parameters[name] is [{ Length: > 0 } text] ? JsonRequestParser.ParseParameter(name, text, incoming) : null;
    }
}
