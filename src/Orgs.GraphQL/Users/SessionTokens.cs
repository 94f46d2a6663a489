using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.BearerToken;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Orgs.GraphQL.Users;

/// <summary>Makes and reads what a client shows to use a session: the framework's bearer tokens, or the application cookie.</summary>
public sealed class SessionTokens(IOptionsMonitor<BearerTokenOptions> bearer, IHttpContextAccessor http, TimeProvider clock)
{
    private BearerTokenOptions Options => bearer.Get(IdentityConstants.BearerScheme);

    public TokenPair Mint(Session session)
    {
        var now = clock.GetUtcNow();
        var expiresAt = now + Options.BearerTokenExpiration;
        var generation = new Claim(SessionClaims.Generation, session.RefreshGeneration.ToString(CultureInfo.InvariantCulture));
        return new TokenPair(
            Options.BearerTokenProtector.Protect(Ticket(session, expiresAt)),
            Options.RefreshTokenProtector.Protect(Ticket(session, now + Options.RefreshTokenExpiration, generation)),
            expiresAt);
    }

    /// <summary>
    /// What an access token says, when it is one of ours and in time; for those that come without the header that the framework reads, and once
    /// for something that stays open: it is not remembered.
    /// </summary>
    public AuthenticationTicket? ReadAccessToken(string token)
        => Options.BearerTokenProtector.Unprotect(token, purpose: null) is { } ticket && ticket.Properties.ExpiresUtc > clock.GetUtcNow() ? ticket : null;

    /// <summary>The session and the number in a row that a refresh token speaks of, when it is one of ours and in time.</summary>
    public RefreshToken? ReadRefreshToken(string token)
    {
        var ticket = Options.RefreshTokenProtector.Unprotect(token);
        return ticket?.Properties.ExpiresUtc > clock.GetUtcNow()
            && Guid.TryParse(ticket.Principal.FindFirstValue(SessionClaims.UserId), out var userId)
            && Guid.TryParse(ticket.Principal.FindFirstValue(SessionClaims.SessionId), out var sessionId)
            && int.TryParse(ticket.Principal.FindFirstValue(SessionClaims.Generation), CultureInfo.InvariantCulture, out var generation)
                ? new RefreshToken(userId, sessionId, generation)
                : null;
    }

    public async Task SetCookieAsync(Session session)
    {
        if (http.HttpContext is { Response.HasStarted: false } context)
        {
            await context.SignInAsync(
                IdentityConstants.ApplicationScheme,
                SessionClaims.For(session, IdentityConstants.ApplicationScheme),
                new AuthenticationProperties { IsPersistent = true });
        }
    }

    public async Task DeleteCookieAsync()
    {
        if (http.HttpContext is { Response.HasStarted: false } context)
        {
            await context.SignOutAsync(IdentityConstants.ApplicationScheme);
        }
    }

    private static AuthenticationTicket Ticket(Session session, DateTimeOffset expiresAt, params ReadOnlySpan<Claim> more)
        => new(
            SessionClaims.For(session, IdentityConstants.BearerScheme, more),
            new AuthenticationProperties { ExpiresUtc = expiresAt },
            IdentityConstants.BearerScheme);
}

/// <summary>What a refresh token says.</summary>
/// <param name="UserId">Whose session it is.</param>
/// <param name="SessionId">The session.</param>
/// <param name="Generation">The token's number in a row.</param>
public sealed record RefreshToken(Guid UserId, Guid SessionId, int Generation);

/// <summary>What a client without cookies keeps.</summary>
/// <param name="AccessToken">For the <c>Authorization: Bearer</c> header.</param>
/// <param name="RefreshToken">Good for one new pair.</param>
/// <param name="ExpiresAt">When the access token ends.</param>
public sealed record TokenPair(string AccessToken, string RefreshToken, DateTimeOffset ExpiresAt);
