using System.Net;
using System.Net.WebSockets;
using System.Security.Claims;
using Cacao.Http;
using Cacao.Types;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Http;

/// <summary>Who may connect, and how often.</summary>
public sealed class WebSocketConnectionTests
{
    [Fact]
    [Trait("Abuse", "TR-14")]
    public async Task A_user_has_twenty_sockets_and_no_more_until_one_is_closed()
    {
        await using var server = await LiveServer.StartAsync(build: builder => builder.AddSocketSessionInterceptor<NameTakingInterceptor>());
        var sockets = new List<SocketClient>();

        for (var number = 1; number <= 20; number++)
        {
            sockets.Add(await server.ConnectAsync("""{"name":"ann"}"""));
        }

        using var oneTooMany = await server.OpenAsync();
        await oneTooMany.SendAsync("""{"type":"connection_init","payload":{"name":"ann"}}""");
        var refused = await oneTooMany.ReceiveAsync();
        using var other = await server.ConnectAsync("""{"name":"ben"}""");
        sockets[0].Socket.Abort();
        await Task.Delay(200);
        using var again = await server.ConnectAsync("""{"name":"ann"}""");

        refused.ShouldBe("4429 Too many connections");
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task An_interceptor_can_refuse_and_what_it_finds_out_is_known_to_every_operation()
    {
        await using var server = await LiveServer.StartAsync(build: builder => builder.AddSocketSessionInterceptor<NameTakingInterceptor>());
        using var nobody = await server.OpenAsync();
        await nobody.SendAsync("""{"type":"connection_init"}""");
        using var ann = await server.ConnectAsync("""{"name":"ann"}""");

        await ann.SubscribeAsync("1", "{ userName }");

        (await nobody.ReceiveAsync()).ShouldBe("4403 Who are you?");
        (await ann.ReceiveAsync()).ShouldBe("""{"type":"next","id":"1","payload":{"data":{"userName":"ann"}}}""");
    }

    [Fact]
    [Trait("Abuse", "TR-06")]
    public async Task A_page_of_another_site_cannot_connect_with_the_visitors_cookie()
    {
        await using var server = await LiveServer.StartAsync();

        var foreign = await UpgradeAsync(server, "https://evil.example", "session=1");
        var nothing = await UpgradeAsync(server, "null", "session=1");
        var own = await UpgradeAsync(server, server.Client.BaseAddress!.GetLeftPart(UriPartial.Authority), "session=1");
        var withoutCookie = await UpgradeAsync(server, "https://evil.example", null);

        foreign.ShouldBe(HttpStatusCode.Forbidden);
        nothing.ShouldBe(HttpStatusCode.Forbidden);
        own.ShouldBe(HttpStatusCode.SwitchingProtocols);
        withoutCookie.ShouldBe(HttpStatusCode.SwitchingProtocols);
    }

    private static async Task<HttpStatusCode> UpgradeAsync(LiveServer server, string origin, string? cookie)
    {
        using var socket = new ClientWebSocket();
        socket.Options.AddSubProtocol("graphql-transport-ws");
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);

        if (cookie is not null)
        {
            socket.Options.SetRequestHeader("Cookie", cookie);
        }

        try
        {
            await socket.ConnectAsync(server.SocketAddress, CancellationToken.None);
        }
        catch (WebSocketException)
        {
            // the status tells
        }

        return socket.HttpStatusCode;
    }

    private sealed class NameTakingInterceptor : DefaultSocketSessionInterceptor
    {
        public override ValueTask<ConnectionStatus> OnConnectAsync(
            ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
        {
            if (connectionInitMessage.As<Dictionary<string, string>>()?.GetValueOrDefault("name") is not { } name)
            {
                return new(ConnectionStatus.Reject("Who are you?"));
            }

            session.Connection.HttpContext.User = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Name, name)], "test"));
            return new(ConnectionStatus.Accept());
        }
    }
}
