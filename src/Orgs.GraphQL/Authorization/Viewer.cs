using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;

namespace Orgs.GraphQL.Authorization;

/// <summary>
/// Who is asking, read from the database for this request. Resolvers ask this object, never a claim, cookie or token; what
/// role the viewer has in an organization is read from the database as well, each time.
/// </summary>
public sealed class Viewer
{
    [MemberNotNullWhen(true, nameof(User), nameof(PersonalAccount), nameof(UserId), nameof(Session), nameof(SessionId))]
    public bool IsAuthenticated => User is not null;

    /// <summary>When the request was read, in the clock's ticks (<see cref="Stopwatch.GetTimestamp"/>).</summary>
    public long AskedAt { get; init; } = Stopwatch.GetTimestamp();

    public Guid? UserId => User?.Id;

    public Guid? SessionId => Session?.Id;

    public Session? Session { get; private set; }

    public User? User { get; private set; }

    public PersonalAccount? PersonalAccount { get; private set; }

    public bool EmailConfirmed => User is { EmailConfirmed: true };

    /// <summary>The user, for what only a signed-in one gets to.</summary>
    public User SignedIn => User ?? throw new InvalidOperationException("This is for signed-in viewers, and was reached by another.");

    public bool Is(Guid userId) => User is { } user && user.Id == userId;

    /// <summary>From here on, this request is the user's: when it begins, or when a mutation has signed the user in.</summary>
    public void Become(User user, PersonalAccount personalAccount, Session session)
        => (User, PersonalAccount, Session) = (user, personalAccount, session);

    /// <summary>The same, as it was read anew: for one event of a subscription.</summary>
    public void Become(Viewer other) => (User, PersonalAccount, Session) = (other.User, other.PersonalAccount, other.Session);

    /// <summary>A mutation has changed the viewer's own row.</summary>
    public void Changed(User user)
    {
        if (Is(user.Id))
        {
            User = user;
        }
    }

    /// <summary>A mutation has changed the viewer's session.</summary>
    public void Changed(Session session)
    {
        if (session.Id == SessionId)
        {
            Session = session;
        }
    }

    /// <summary>From here on, this request is nobody's: a mutation has ended the session.</summary>
    public void Leave() => (User, PersonalAccount, Session) = (null, null, null);
}
