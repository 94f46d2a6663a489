using Cacao.Execution;
using Cacao.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacao.Tests.Http;

/// <summary>A real server on a port of its own, whose executor is a fake.</summary>
internal sealed class GraphQLServerFixture : IAsyncDisposable
{
    private readonly WebApplication _app;

    private GraphQLServerFixture(WebApplication app, FakeExecutor executor)
    {
        _app = app;
        Executor = executor;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = new Uri(app.Urls.First()),
        };
    }

    public FakeExecutor Executor { get; }

    public HttpClient Client { get; }

    public string Origin => Client.BaseAddress!.GetLeftPart(UriPartial.Authority);

    public static async Task<GraphQLServerFixture> StartAsync(
        Action<GraphQLServerOptions>? configure = null,
        Action<IServiceCollection>? configureServices = null,
        string environment = "Development")
    {
        var executor = new FakeExecutor();

        // empty, because each of the others watches its configuration files, and such watches are few on a machine
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = environment });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.AddGraphQL().ModifyServerOptions(options => configure?.Invoke(options));
        builder.Services.AddSingleton<IRequestExecutor>(executor);
        configureServices?.Invoke(builder.Services);

        var app = builder.Build();
        app.MapGraphQL();
        await app.StartAsync();

        return new GraphQLServerFixture(app, executor);
    }

    public Task<HttpResponseMessage> PostAsync(string body, Action<HttpRequestMessage>? configure = null)
        => SendAsync(HttpMethod.Post, "/graphql", request =>
        {
            request.Content = new StringContent(body, new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            configure?.Invoke(request);
        });

    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, Action<HttpRequestMessage>? configure = null)
    {
        using var request = new HttpRequestMessage(method, path);
        configure?.Invoke(request);

        return await Client.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
