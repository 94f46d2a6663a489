namespace Orgs.GraphQL.Hosting;

/// <summary>
/// What every response tells browsers: take the content type at its word, show it in no frame, load nothing for it, tell nobody where one came
/// from, and, once over https, never ask over plain http again. Pages say more about themselves, and what they say counts.
/// </summary>
public static class SecurityHeaders
{
    private const string Policy = "default-src 'none'; frame-ancestors 'none'";
    private const string TwoYears = "max-age=63072000; includeSubDomains";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app)
        => app.Use(static (context, next) =>
        {
            Set(context);
            return next(context);
        });

    public static void Set(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers.ContentSecurityPolicy = Policy;
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        if (context.Request.IsHttps)
        {
            headers.StrictTransportSecurity = TwoYears;
        }
    }
}
