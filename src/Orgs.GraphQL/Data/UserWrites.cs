namespace Orgs.GraphQL.Data;

/// <summary>
/// The one way to change a user, the password or the sessions: lock the user's row, decide on what is read under the lock,
/// write, commit. A sign-in and the end of all sessions cannot miss each other.
/// </summary>
public sealed class UserWrites(Writes writes, IDatabaseProvider provider)
{
    /// <summary>A change by the user itself. Who was deleted or switched off a moment ago is not signed in any more.</summary>
    public Task<Outcome<T>> ByViewerAsync<T>(Viewer viewer, Func<Change, User, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
    {
        var userId = viewer.SignedIn.Id;
        return writes.ExecuteAsync(
            async change => await work(change, await LockAsync(change, userId) ?? throw Denial.NotAuthenticated()), cancellationToken);
    }

    /// <summary>A change of a user by somebody who has a password or token. When the user cannot act, it is refused like a wrong one.</summary>
    public Task<Outcome<T>> OfUserAsync<T>(
        Guid userId, DomainError refusal, Func<Change, User, Task<Outcome<T>>> work, CancellationToken cancellationToken)
        where T : class
        => writes.ExecuteAsync(
            async change => await LockAsync(change, userId) is { } user ? await work(change, user) : refusal, cancellationToken);

    /// <summary>Makes a user part of a change that has begun for another reason; null for who cannot act.</summary>
    public async Task<User?> LockAsync(Change change, Guid userId)
        => await provider.LockUserAsync(change.Database, userId, change.CancellationToken) is { DisabledAt: null } user ? user : null;
}
