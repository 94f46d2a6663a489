using System.Security.Claims;

namespace Orgs.GraphQL.Authorization;

/// <summary>What a ticket says: which user, which session. Never a role, and nothing that could become stale.</summary>
public static class SessionClaims
{
    public const string UserId = "sub";

    public const string SessionId = "sid";

    /// <summary>In refresh tokens, which one in a row it is.</summary>
    public const string Generation = "gen";

    public static ClaimsPrincipal For(Session session, string scheme, params ReadOnlySpan<Claim> more)
    {
        var identity = new ClaimsIdentity(scheme);
        identity.AddClaim(new Claim(UserId, session.UserId.ToString("N")));
        identity.AddClaim(new Claim(SessionId, session.Id.ToString("N")));
        foreach (var claim in more)
        {
            identity.AddClaim(claim);
        }

        return new ClaimsPrincipal(identity);
    }
}
