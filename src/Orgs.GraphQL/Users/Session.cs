using System.Linq.Expressions;

namespace Orgs.GraphQL.Users;

/// <summary>
/// One sign-in on one device. The row is looked at on every request, so ending it ends what was signed in with it, at once.
/// </summary>
public sealed class Session
{
    /// <summary>How long a session lasts without being used.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(14);

    /// <summary>How long a session lasts at all.</summary>
    public static readonly TimeSpan AbsoluteLifetime = TimeSpan.FromDays(90);

    /// <summary>How long an access token of a session lasts.</summary>
    public static readonly TimeSpan AccessLifetime = TimeSpan.FromHours(1);

    /// <summary>How long the refresh token before the newest one still works, for clients that refresh twice at once.</summary>
    public static readonly TimeSpan RotationGrace = TimeSpan.FromSeconds(10);

    /// <summary>How old the last sighting may get before a request writes a new one.</summary>
    public static readonly TimeSpan SeenResolution = TimeSpan.FromMinutes(15);

    private const int MaxUserAgentLength = 256;

    private Session()
    {
    }

    public Guid Id { get; private init; }

    public Guid UserId { get; private init; }

    public User User { get; private init; } = null!;

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset LastSeenAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public DateTimeOffset? RevokedAt { get; private set; }

    /// <summary>The browser or program that signed in, in its own words.</summary>
    public string? UserAgent { get; private init; }

    /// <summary>Which refresh token in a row is the newest. The tokens carry their number; nothing secret is stored.</summary>
    public int RefreshGeneration { get; private set; }

    public DateTimeOffset? RefreshedAt { get; private set; }

    /// <summary>The organization that is viewed in this session; null for the personal account. It gives no right: membership is asked each time.</summary>
    public Guid? CurrentOrganizationId { get; private set; }

    public static Session Start(Guid userId, string? userAgent, DateTimeOffset now)
        => new()
        {
            Id = Guid.NewGuid(),
            UserId = userId,
            CreatedAt = now,
            LastSeenAt = now,
            ExpiresAt = now + IdleLifetime,
            UserAgent = userAgent is { Length: > MaxUserAgentLength } ? userAgent[..MaxUserAgentLength] : userAgent,
        };

    /// <summary>
    /// Sessions that ended so long ago that no access token of theirs can come any more. Until then the row is kept, so that whoever is
    /// connected with it is seen to have lost it.
    /// </summary>
    public static Expression<Func<Session, bool>> IsLongOver(DateTimeOffset now)
    {
        var longAgo = now - AccessLifetime;
        return session => session.ExpiresAt <= longAgo || session.RevokedAt <= longAgo;
    }

    public bool IsAlive(DateTimeOffset now) => RevokedAt is null && now < ExpiresAt;

    public void See(DateTimeOffset now)
    {
        LastSeenAt = now;
        ExpiresAt = new[] { now + IdleLifetime, CreatedAt + AbsoluteLifetime }.Min();
    }

    public void View(Guid? organizationId) => CurrentOrganizationId = organizationId;

    public void Revoke(DateTimeOffset now) => RevokedAt ??= now;

    /// <summary>
    /// Takes a refresh token by its number: the newest one makes a newer one; the one before it, if it comes within
    /// moments, gets the same answer; any older one is a copy in wrong hands and ends the session.
    /// </summary>
    public bool Refresh(int generation, DateTimeOffset now)
    {
        if (!IsAlive(now))
        {
            return false;
        }

        if (generation == RefreshGeneration)
        {
            RefreshGeneration++;
            RefreshedAt = now;
            See(now);
            return true;
        }

        if (generation == RefreshGeneration - 1 && now - RefreshedAt <= RotationGrace)
        {
            return true;
        }

        Revoke(now);
        return false;
    }
}
