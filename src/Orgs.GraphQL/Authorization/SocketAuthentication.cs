using System.Security.Claims;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// Who is on a web socket: the bearer of the token in <c>connection_init</c>, else whoever the cookie of the upgrade speaks of, else nobody.
/// The socket is closed when the session or the token ends, and each operation looks at the session anew, as each request does.
/// </summary>
public sealed class SocketAuthentication(ViewerLoader viewers, SessionTokens tokens, SessionWatches watches, IHttpContextAccessor http)
    : DefaultSocketSessionInterceptor
{
    private const int Forbidden = 4403;
    private const string Scheme = "Bearer ";

    // The operation that ends a session may have come by this very socket, and its answer goes first.
    private static readonly TimeSpan _timeForTheAnswer = TimeSpan.FromMilliseconds(100);

    public override async ValueTask<ConnectionStatus> OnConnectAsync(
        ISocketSession session, IOperationMessagePayload connectionInitMessage, CancellationToken cancellationToken = default)
    {
        var context = session.Connection.HttpContext;
        var viewer = context.Features.Get<Viewer>();
        var expiresAt = context.Features.Get<IAuthenticateResultFeature>()?.AuthenticateResult?.Properties?.ExpiresUtc;
        if (FindToken(connectionInitMessage) is { } token)
        {
            if (tokens.ReadAccessToken(token) is not { } ticket
                || await viewers.LoadAsync(ticket.Principal, cancellationToken) is not { } bearer)
            {
                return ConnectionStatus.Reject("The token is not good, or its session has ended.");
            }

            expiresAt = ticket.Properties.ExpiresUtc;
            context.User = ticket.Principal;
            viewer = bearer;
        }

        if (viewer is { SessionId: { } sessionId })
        {
            context.Response.RegisterForDispose(watches.Add(sessionId, expiresAt, () => _ = CloseSoonAsync(session)));
        }

        // Each operation reads its own; a socket that is open for days keeps no rows.
        context.Features.Set<Viewer>(null);

        return ConnectionStatus.Accept();
    }

    public override async ValueTask OnRequestAsync(
        ISocketSession session, string operationSessionId, OperationRequestBuilder requestBuilder, CancellationToken cancellationToken = default)
    {
        await base.OnRequestAsync(session, operationSessionId, requestBuilder, cancellationToken);
        var context = http.HttpContext ?? session.Connection.HttpContext;
        if (context.User.Identity is not { IsAuthenticated: true })
        {
            context.Features.Set(new Viewer());
        }
        else if (await viewers.LoadAsync(context.User, cancellationToken) is { } viewer)
        {
            context.Features.Set(viewer);
        }
        else
        {
            context.User = new ClaimsPrincipal(new ClaimsIdentity());
            context.Features.Set(new Viewer());
            await CloseAsync(session);
        }
    }

    /// <summary>The token as clients send it: <c>{ "Authorization": "Bearer …" }</c>, whatever the letters' case.</summary>
    private static string? FindToken(IOperationMessagePayload message)
    {
        var members = message.As<Dictionary<string, JsonElement>>() ?? [];
        var value = members.FirstOrDefault(member => member.Key.Equals("authorization", StringComparison.OrdinalIgnoreCase)).Value;
        return value.ValueKind is not JsonValueKind.String || value.GetString() is not { } text ? null
            : text.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? text[Scheme.Length..].Trim()
            : text;
    }

    private static async Task CloseSoonAsync(ISocketSession session)
    {
        await Task.Delay(_timeForTheAnswer);
        await CloseAsync(session);
    }

    private static async Task CloseAsync(ISocketSession session)
        => await session.Connection.CloseAsync("The session has ended.", Forbidden, CancellationToken.None);
}
