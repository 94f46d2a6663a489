using Microsoft.AspNetCore.Cors.Infrastructure;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Cacao.Http;

/// <summary>
/// Keeps other sites' pages from making a visitor's browser act with the visitor's cookie. Requests without a cookie, and
/// those with an Authorization header (which no page of another site can set without asking by CORS), have nothing to guard.
/// </summary>
internal static class CrossSiteGuard
{
    private const string PreflightHeader = "GraphQL-Preflight";
    private const string FetchSiteHeader = "Sec-Fetch-Site";

    /// <summary>
    /// A POST: its content type already makes a browser ask by CORS first, so only an Origin that CORS would not let in with
    /// a cookie is refused.
    /// </summary>
    public static async ValueTask<bool> AllowsPostAsync(HttpContext context)
        => !IsAuthenticatedByCookie(context.Request)
            || FetchSite(context.Request) is "same-origin" or "none"
            || await IsTrustedAsync(context).ConfigureAwait(false);

    /// <summary>A GET: any page can make a browser send it, so something must show that ours did.</summary>
    public static async ValueTask<bool> AllowsGetAsync(HttpContext context)
        => !IsAuthenticatedByCookie(context.Request)
            || FetchSite(context.Request) is "same-origin" or "same-site" or "none"
            || (context.Request.Headers.ContainsKey(PreflightHeader) && await IsTrustedAsync(context).ConfigureAwait(false));

    private static bool IsAuthenticatedByCookie(HttpRequest request)
        => request.Headers.ContainsKey(HeaderNames.Cookie) && !request.Headers.ContainsKey(HeaderNames.Authorization);

    private static string? FetchSite(HttpRequest request) => request.Headers[FetchSiteHeader] is [{ } site] ? site : null;

    /// <summary>No Origin (no browser, then), our own, or one that the endpoint's CORS policy takes together with credentials.</summary>
    private static async ValueTask<bool> IsTrustedAsync(HttpContext context)
    {
        var origins = context.Request.Headers.Origin;

        if (origins.Count == 0)
        {
            return true;
        }

        return origins is [{ } origin]
            && (IsOwn(origin, context.Request) || await IsAllowedByCorsAsync(origin, context).ConfigureAwait(false));
    }

    private static bool IsOwn(string origin, HttpRequest request)
        => origin.Equals($"{request.Scheme}://{request.Host.Value}", StringComparison.OrdinalIgnoreCase);

    private static async ValueTask<bool> IsAllowedByCorsAsync(string origin, HttpContext context)
    {
        if (context.RequestServices.GetService<ICorsPolicyProvider>() is not { } provider)
        {
            return false;
        }

        var policyName = context.GetEndpoint()?.Metadata.GetMetadata<IEnableCorsAttribute>()?.PolicyName;
        var policy = await provider.GetPolicyAsync(context, policyName).ConfigureAwait(false);

        return policy is { SupportsCredentials: true } && policy.IsOriginAllowed(origin);
    }
}
