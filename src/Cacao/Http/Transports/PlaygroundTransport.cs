using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>
/// Answers a browser that opens the GraphQL path with a page. It comes before GET requests, so that an operation in the
/// address of a link never runs because somebody clicked on it.
/// </summary>
internal sealed class PlaygroundTransport(PlaygroundFiles files) : ITransport
{
    public bool Supports(HttpRequest request)
        => (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && ResponseMediaTypes.PrefersHtml(request.Headers.Accept);

    public Task HandleAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;

        if (path.EndsWith('/'))
        {
            return files.WritePageAsync(context);
        }

        // The page names its files relative to its address. The last segment alone, so that it holds behind any proxy.
        context.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
        context.Response.Headers.Location = $"{path[(path.LastIndexOf('/') + 1)..]}/{context.Request.QueryString}";
        context.Response.Headers.Vary = "Accept";
        return Task.CompletedTask;
    }
}
