namespace Orgs.GraphQL.Users;

/// <summary>The type <c>Session</c>. There is no way to another user's.</summary>
[ObjectType<Session>]
public static partial class SessionType
{
    static partial void Configure(IObjectTypeDescriptor<Session> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(session => session.CreatedAt);
        descriptor.Field(session => session.LastSeenAt);
        descriptor.Field(session => session.UserAgent);
    }

    /// <summary>A session is there for its own user while it is alive.</summary>
    [NodeResolver]
    public static async Task<Session?> GetSessionByIdAsync(Guid id, IOwnSessionByIdDataLoader sessions, CancellationToken cancellationToken)
        => await sessions.LoadAsync(id, cancellationToken);

    /// <summary>Whether this request comes from it.</summary>
    public static bool GetCurrent([Parent] Session session, Viewer viewer) => session.Id == viewer.SessionId;
}
