using Microsoft.AspNetCore.Http;

namespace Cacao.Http;

/// <summary>
/// GraphQL over WebSocket, subprotocol <c>graphql-transport-ws</c>: all operations, and the events of subscriptions. It takes
/// <c>app.UseWebSockets()</c>.
/// </summary>
internal sealed class WebSocketTransport(SocketServices services) : ITransport
{
    private const string Subprotocol = "graphql-transport-ws";

    public bool Supports(HttpRequest request) => request.HttpContext.WebSockets.IsWebSocketRequest;

    public async Task HandleAsync(HttpContext context)
    {
        // Browsers connect sockets to any site, with its cookies, and ask nobody; they do say from where.
        if (!await CrossSiteGuard.AllowsPostAsync(context).ConfigureAwait(false))
        {
            await HttpResponseWriter.WriteAsync(context, ResponseMediaType.Json, Refusals.CrossSite).ConfigureAwait(false);
            return;
        }

        var isOurs = context.WebSockets.WebSocketRequestedProtocols.Contains(Subprotocol);
        using var socket = await context.WebSockets
            .AcceptWebSocketAsync(new WebSocketAcceptContext
            {
                SubProtocol = isOurs ? Subprotocol : null,

                // The protocol has a ping of its own.
                KeepAliveInterval = Timeout.InfiniteTimeSpan,
            })
            .ConfigureAwait(false);
        using var connection = new SocketConnection(context, socket, services.Options);

        if (isOurs)
        {
            await new SocketSession(connection, services).RunAsync().ConfigureAwait(false);
        }
        else
        {
            // The older graphql-ws among them: it has no place for a refusal, and this is how the newer one says it.
            await connection.CloseAsync(CloseCode.SubprotocolNotAcceptable).ConfigureAwait(false);

            using var ignored = new PooledBuffer();
            await connection.ReceiveAsync(ignored).ConfigureAwait(false);
        }
    }
}
