using Microsoft.Extensions.Primitives;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// Refuses requests that call the server by a name that is not its own, which is how caches are poisoned and how a page gets its browser to talk to a
/// machine beside it. Links never follow the request's host anyway (<see cref="PublicAddress"/>). Names are compared by the framework's own rule; its
/// host filtering itself runs before the proxies are believed, knows no exception for health, and answers with a page.
/// </summary>
public static class HostGuard
{
    private const string Setting = "Orgs:AllowedHosts";

    public static IApplicationBuilder UseHostGuard(this WebApplication app)
        => HostsOf(app.Configuration, app.Environment) is { Count: > 0 } hosts ? app.Use(next => context => CheckAsync(context, next, hosts)) : app;

    /// <summary>In Production the host of the public address; everywhere what the setting has beside it.</summary>
    private static List<StringSegment> HostsOf(IConfiguration configuration, IHostEnvironment environment)
    {
        var more = configuration.GetSection(Setting).Get<string[]>() ?? [];
        var isOn = environment.IsProduction() || more.Length > 0;
        return isOn ? [.. more.Prepend(PublicAddress.Configured(configuration)?.Host).OfType<string>().Select(AsInRequests)] : [];
    }

    /// <summary>Names of other scripts travel in ASCII (<c>xn--…</c>) and are read back into their letters.</summary>
    private static StringSegment AsInRequests(string host) => HostString.FromUriComponent(host).Value;

    private static Task CheckAsync(HttpContext context, RequestDelegate next, List<StringSegment> hosts)
        => HostString.MatchesAny(context.Request.Host.Host, hosts) || context.Request.Path.StartsWithSegments("/healthz")
            ? next(context)
            : ErrorAnswer.WriteAsync(context, StatusCodes.Status400BadRequest, "This server does not answer to this host name. If it should, add the name to Orgs:AllowedHosts.", "HOST_UNKNOWN");
}
