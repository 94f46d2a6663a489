using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Cacao.Http;

/// <summary>
/// Keeps other sites' pages from making a visitor's browser act with the visitor's cookie. Requests without a cookie, and
/// those with an Authorization header (which no page of another site can set without asking by CORS), have nothing to guard.
/// </summary>
internal sealed class CrossSiteGuard(GraphQLServerOptions options)
{
    private const string PreflightHeader = "GraphQL-Preflight";
    private const string FetchSiteHeader = "Sec-Fetch-Site";

    /// <summary>
    /// A POST: its content type already makes a browser ask by CORS first, so only a foreign Origin is refused, which is what
    /// is left when CORS was opened too far.
    /// </summary>
    public bool AllowsPost(HttpRequest request)
        => !IsAuthenticatedByCookie(request) || FetchSite(request) is "same-origin" or "none" || !IsForeign(request.Headers.Origin, request);

    /// <summary>A GET: any page can make a browser send it, so something must show that ours did.</summary>
    public bool AllowsGet(HttpRequest request)
    {
        if (!IsAuthenticatedByCookie(request))
        {
            return true;
        }

        return FetchSite(request) is "same-origin" or "same-site" or "none"
            || (request.Headers.ContainsKey(PreflightHeader) && !IsForeign(request.Headers.Origin, request));
    }

    private static bool IsAuthenticatedByCookie(HttpRequest request)
        => request.Headers.ContainsKey(HeaderNames.Cookie) && !request.Headers.ContainsKey(HeaderNames.Authorization);

    private static string? FetchSite(HttpRequest request) => request.Headers[FetchSiteHeader] is [{ } site] ? site : null;

    private bool IsForeign(StringValues origin, HttpRequest request)
        => origin.Count > 0
            && !(origin is [{ } single] && (IsOwn(single, request) || options.AllowedOrigins.Contains(single)));

    private static bool IsOwn(string origin, HttpRequest request)
        => origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);
}
