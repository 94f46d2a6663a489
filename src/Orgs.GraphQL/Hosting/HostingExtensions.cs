using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Orgs.GraphQL.Hosting;

public static class HostingExtensions
{
    /// <summary>More than a GraphQL request may have, whose own limit answers with words; this one is for everything else.</summary>
    private const long MaxRequestBodySize = 1024 * 1024;

    private static readonly TimeSpan _headersTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Kestrel's own of 240 bytes a second would let who does not read hold an answer of 100 KB for seven minutes.</summary>
    private static readonly MinDataRate _slowestReader = new(bytesPerSecond: 4096, gracePeriod: TimeSpan.FromSeconds(5));

    public static WebApplicationBuilder AddHosting(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.AddServerHeader = false;
            options.Limits.RequestHeadersTimeout = _headersTimeout;
            options.Limits.MaxRequestBodySize = MaxRequestBodySize;
            options.Limits.MinResponseDataRate = _slowestReader;
        });
        builder.AddTelemetry();
        builder.AddTrustedProxies();
        builder.AddCrossOriginAccess();
        builder.AddCompression();
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(4));
        builder.Services.AddHostedService<StartBanner>();
        builder.Services.AddHostedService<IdleMemory>();
        return builder;
    }

    /// <summary>What happens to every request before the application sees it.</summary>
    public static WebApplication UseHosting(this WebApplication app)
    {
        app.UseFramingGuard();
        app.UseForwardedHeaders();
        app.UseSecurityHeaders();
        app.UseUnexpectedErrors();
        app.UseHostGuard();
        app.UsePlainHttpGuard();
        app.UseCompression();
        app.UseCrossOriginAccess();
        return app;
    }

    /// <summary>Live: the process answers. Ready: it can also work. Mail: nothing waits that somebody should look after.</summary>
    public static WebApplication MapHealth(this WebApplication app)
    {
        app.MapHealthChecks("/healthz/live", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/healthz/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(DatabaseHealth.Ready) });
        app.MapHealthChecks("/healthz/mail", new HealthCheckOptions { Predicate = check => check.Tags.Contains(MailHealth.Tag) });
        return app;
    }
}
