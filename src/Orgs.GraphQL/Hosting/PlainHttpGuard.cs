namespace Orgs.GraphQL.Hosting;

/// <summary>
/// Refuses plain http where people reach the server by https. It does not redirect: by then the token has been sent in the clear, and a client that
/// is quietly redirected goes on doing so. Probes of the machine's own orchestrator may ask for health all the same.
/// </summary>
public static class PlainHttpGuard
{
    private const string Setting = "Orgs:RequireHttps";

    public static IApplicationBuilder UsePlainHttpGuard(this WebApplication app)
        => IsOn(app.Configuration, app.Environment) ? app.Use(RefusePlainHttp) : app;

    /// <summary>In Production, when the public address is an https one; unless a setting says otherwise.</summary>
    private static bool IsOn(IConfiguration configuration, IHostEnvironment environment)
        => configuration.GetValue(Setting, environment.IsProduction() && PublicAddress.IsHttps(configuration));

    private static Task RefusePlainHttp(HttpContext context, RequestDelegate next)
        => context.Request.IsHttps || context.Request.Path.StartsWithSegments("/healthz")
            ? next(context)
            : ErrorAnswer.WriteAsync(context, StatusCodes.Status403Forbidden, "This server is reached by https only.", "HTTPS_REQUIRED");
}
