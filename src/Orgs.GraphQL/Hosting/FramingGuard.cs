using Microsoft.Net.Http.Headers;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// Refuses requests whose end two readers could see at two places, which is how a request is smuggled past a proxy. Kestrel refuses most of them itself; where
/// a length comes beside chunks it goes by the chunks and calls the length <c>X-Content-Length</c>, and it does not look at codings before chunked.
/// </summary>
public static class FramingGuard
{
    private const string LengthBesideChunks = "X-Content-Length";

    public static IApplicationBuilder UseFramingGuard(this IApplicationBuilder app)
        => app.Use(static (context, next) =>
        {
            var headers = context.Request.Headers;
            if (headers.TransferEncoding.Count == 0
                || (headers.TransferEncoding is [{ } coding] && coding.Equals("chunked", StringComparison.OrdinalIgnoreCase) && !headers.ContainsKey(LengthBesideChunks)))
            {
                return next(context);
            }

            context.Response.Headers[HeaderNames.Connection] = "close";
            return ErrorAnswer.WriteAsync(context, StatusCodes.Status400BadRequest, "The length of the body is not clear.", "HC0009");
        });
}
