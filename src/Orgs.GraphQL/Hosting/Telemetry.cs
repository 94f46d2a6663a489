using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Orgs.GraphQL.Hosting;

/// <summary>
/// Traces, metrics and logs by OTLP, when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says where to. All of OpenTelemetry's other settings
/// (<c>OTEL_SERVICE_NAME</c>, <c>OTEL_EXPORTER_OTLP_PROTOCOL</c>, <c>OTEL_TRACES_SAMPLER</c> …) count as well.
/// </summary>
public static class Telemetry
{
    /// <summary>Whatever the GraphQL engine tells of itself.</summary>
    private static readonly string _engine = $"{typeof(IRequestExecutor).Namespace!.Split('.')[0]}*";

    public static readonly string[] ActivitySources = ["Microsoft.AspNetCore", "Npgsql", _engine];

    public static readonly string[] Meters =
    [
        "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "System.Runtime", "Npgsql", _engine,
        MailMetrics.MeterName,
    ];

    public static WebApplicationBuilder AddTelemetry(this WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            return builder;
        }

        builder.Services.AddHostedService<TelemetryExport>();
        builder.Logging.AddOpenTelemetry(logs => logs.SetResourceBuilder(ResourceBuilder.CreateDefault().AddOrgs()).AddOtlpExporter());
        return builder;
    }

    /// <summary>Spans of resolvers and of DataLoaders' batches too, with <c>Orgs:Telemetry:Resolvers</c>.</summary>
    public static ActivityScopes ScopesFrom(IConfiguration configuration, ActivityScopes usual)
        => configuration.GetValue("Orgs:Telemetry:Resolvers", false)
            ? usual | ActivityScopes.ResolveFieldValue | ActivityScopes.DataLoaderBatch
            : usual;

    public static ResourceBuilder AddOrgs(this ResourceBuilder resource)
        => resource.AddService("orgs", serviceVersion: typeof(Telemetry).Assembly.GetName().Version?.ToString(3)).AddEnvironmentVariableDetector();
}

/// <summary>Holds the providers that export, from the server's start to its end.</summary>
public sealed class TelemetryExport(IConfiguration configuration, LoggerProvider logs) : StartTask, IDisposable
{
    private const int Patience = 2_000;

    private TracerProvider? _traces;
    private MeterProvider? _metrics;

    public override Task StartingAsync(CancellationToken cancellationToken)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => resource.AddOrgs())
            .AddSource(Telemetry.ActivitySources)
            .AddOtlpExporter()
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .ConfigureServices(services => services.AddSingleton(configuration))
            .ConfigureResource(resource => resource.AddOrgs())
            .AddMeter(Telemetry.Meters)
            .AddOtlpExporter()
            .Build();
        return Task.CompletedTask;
    }

    /// <summary>Sends what is left, once there is nothing more to come.</summary>
    public override Task StoppedAsync(CancellationToken cancellationToken)
    {
        _traces?.ForceFlush(Patience);
        _metrics?.ForceFlush(Patience);
        logs.ForceFlush(Patience);
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        _traces?.Dispose();
        _metrics?.Dispose();
    }
}
