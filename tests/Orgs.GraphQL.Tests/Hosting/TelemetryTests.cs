using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace Orgs.GraphQL.Tests.Hosting;

[NoDatabase]
public sealed class TelemetryTests
{
    [Fact]
    [Trait("Abuse", "PR-02")]
    public async Task Traces_metrics_and_logs_go_to_the_collector_without_what_clients_wrote()
    {
        await using var collector = await Collector.StartAsync();
        await using (var app = new OrgsApplication(
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Address),
            ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf"),
            ("OTEL_SERVICE_NAME", "orgs-under-test"),
            ("Logging:LogLevel:Default", "Debug")))
        {
            app.StartOnPort();
            await app.RegisterUnconfirmedAsync("Ann");
            await app.SendAsync(HttpOf.Post("""{"query":"query Canaries { a: __typename organization(slug: \"canary-literal\") { name } }"}"""));
            await app.SendAsync(HttpOf.Post("""{"query":"query Canaries($slug: Slug!) { organization(slug: $slug) { name } }","variables":{"slug":"canary-variable"}}"""));
            await app.SendAsync(HttpOf.Get($"/graphql?query={Uri.EscapeDataString("query ByLink { organization(slug: \"canary-in-url\") { name } }")}"));
        }

        collector.TextOf("/v1/traces").ShouldContain("graphql.operation.type");
        collector.TextOf("/v1/traces").ShouldContain("Canaries");
        collector.TextOf("/v1/traces").ShouldContain("orgs-under-test");
        collector.TextOf("/v1/metrics").ShouldContain("graphql.server.operation.duration");
        collector.TextOf("/v1/metrics").ShouldNotContain("Canaries");
        collector.TextOf("/v1/logs").ShouldContain("GraphQL {OperationType} {OperationName}");
        collector.Everything.ShouldNotContain("canary-");
        collector.Everything.ShouldNotContain(OrgsApplication.Password);
        collector.Everything.ShouldNotContain(OrgsApplication.AddressOf("Ann"));
    }

    [Fact]
    public async Task Without_a_collector_nothing_listens()
    {
        await using var app = new OrgsApplication();

        (await app.SendAsync(HttpOf.Post())).Status.ShouldBe(200);

        app.Services.GetServices<Microsoft.Extensions.Hosting.IHostedService>().ShouldNotContain(service => service is GraphQL.Hosting.TelemetryExport);
    }

    /// <summary>Takes what is sent by OTLP over HTTP.</summary>
    private sealed class Collector(WebApplication app, ConcurrentQueue<(string Path, string Text)> received) : IAsyncDisposable
    {
        public string Address => app.Urls.First();

        public string Everything => string.Concat(received.Select(message => message.Text));

        public static async Task<Collector> StartAsync()
        {
            var received = new ConcurrentQueue<(string, string)>();
            var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
            builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
            var app = builder.Build();
            app.Run(async context =>
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                received.Enqueue((context.Request.Path, Encoding.Latin1.GetString(body.ToArray())));
            });
            await app.StartAsync(TestContext.Current.CancellationToken);
            return new Collector(app, received);
        }

        public string TextOf(string path) => string.Concat(received.Where(message => message.Path == path).Select(message => message.Text));

        public ValueTask DisposeAsync() => app.DisposeAsync();
    }
}
