using System.Net.WebSockets;
using Cacao.Errors;
using Cacao.Http;
using Cacao.Schema;
using Cacao.Types;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Cacao.Tests.Http;

/// <summary>A real server with real sockets on a port of its own, whose schema has events.</summary>
internal sealed class LiveServer : IAsyncDisposable
{
    /// <summary>A subscription to room a, which never ends by itself.</summary>
    public const string Listen = "subscription { onMessage(room: \"a\") }";

    private readonly WebApplication _app;

    private LiveServer(WebApplication app)
    {
        _app = app;
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public Uri SocketAddress => new UriBuilder(Client.BaseAddress!) { Scheme = "ws", Path = "/graphql" }.Uri;

    public IServiceProvider Services => _app.Services;

    public static async Task<LiveServer> StartAsync(
        Action<GraphQLSocketOptions>? configure = null,
        Action<IRequestExecutorBuilder>? build = null,
        SubscriptionOptions? subscriptions = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { EnvironmentName = "Production" });
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        builder.Services.AddScoped<EventScope>();
        var graphQL = builder.AddGraphQL()
            .AddQueryType<LiveQuery>()
            .AddMutationType<LiveMutation>()
            .AddSubscriptionType<LiveSubscription>()
            .AddInMemorySubscriptions(subscriptions)
            .ModifyServerOptions(options => configure?.Invoke(options.Sockets));
        build?.Invoke(graphQL);

        var app = builder.Build();
        app.UseWebSockets();
        app.MapGraphQL();
        await app.StartAsync();

        return new LiveServer(app);
    }

    /// <summary>Sends an event to a room as soon as somebody listens there.</summary>
    public async Task SayAsync(string room, string message)
    {
        await WaitUntilAsync(() => ((Cacao.Execution.InMemoryTopicEvents)Sender).SubscriberCount($"room-{room}") > 0);
        await Sender.SendAsync($"room-{room}", message);
    }

    public ITopicEventSender Sender => Services.GetRequiredService<ITopicEventSender>();

    /// <summary>A socket on which nothing has been said yet.</summary>
    public async Task<SocketClient> OpenAsync(string subprotocol = "graphql-transport-ws", Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol(subprotocol);
        socket.Options.CollectHttpResponseDetails = true;
        configure?.Invoke(socket.Options);
        var client = new SocketClient(socket);
        await client.ConnectAsync(SocketAddress);

        return client;
    }

    /// <summary>A socket that is ready for operations.</summary>
    public async Task<SocketClient> ConnectAsync(string? payload = null)
    {
        var client = await OpenAsync();
        await client.InitializeAsync(payload);

        return client;
    }

    public Task StopAsync() => _app.StopAsync();

    public static async Task WaitUntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));

        while (!condition())
        {
            await Task.Delay(10, limit.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}

/// <summary>Tells one service scope from the other.</summary>
public sealed class EventScope : IDisposable
{
    private static int _count;

    public int Number { get; } = Interlocked.Increment(ref _count);

    public bool IsDisposed { get; private set; }

    public void Dispose() => IsDisposed = true;
}

public sealed class LiveQuery
{
    public string GetHello(string name) => $"Hello, {name}";

    public async Task<string> GetForeverAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return "";
    }

    public string GetFailure() => throw new InvalidOperationException("secret");

    public string? GetUserName(System.Security.Claims.ClaimsPrincipal user) => user.Identity?.Name;
}

public sealed class LiveMutation
{
    public async Task<bool> SayAsync(string room, string message, ITopicEventSender sender, CancellationToken cancellationToken)
    {
        await sender.SendAsync($"room-{room}", message, cancellationToken);
        return true;
    }
}

public sealed class LiveSubscription
{
    [Subscribe]
    [Topic("room-{room}")]
    public string OnMessage([EventMessage] string message, string room)
        => message == "bad" ? throw new GraphQLException(ErrorBuilder.New().SetMessage($"Not in {room}.").SetCode("BAD").Build()) : message;

    public static async IAsyncEnumerable<int> Count(int to)
    {
        for (var number = 1; number <= to; number++)
        {
            await Task.Yield();
            yield return number;
        }
    }

    [Subscribe(With = nameof(Count))]
    public int OnCount([EventMessage] int number) => number;

    public static async IAsyncEnumerable<int> Break()
    {
        await Task.Yield();
        yield return 1;
        throw new GraphQLException("The source is dry.");
    }

    [Subscribe(With = nameof(Break))]
    public int OnBroken([EventMessage] int number) => number;

    public static Task<IAsyncEnumerable<int>> Refuse()
        => throw new GraphQLException(ErrorBuilder.New().SetMessage("Not for you.").SetCode("AUTH_NOT_AUTHORIZED").Build());

    [Subscribe(With = nameof(Refuse))]
    public int OnRefused([EventMessage] int number) => number;

    public static async IAsyncEnumerable<string> Look(EventScope scope)
    {
        for (var look = 0; look < 3; look++)
        {
            await Task.Yield();
            yield return $"{scope.Number} {(scope.IsDisposed ? "gone" : "there")}";
        }
    }

    [Subscribe(With = nameof(Look))]
    public string OnLook([EventMessage] string seen) => seen;

    [Subscribe(With = nameof(Count))]
    public int OnScope([EventMessage] int number, EventScope scope) => scope.Number;
}
