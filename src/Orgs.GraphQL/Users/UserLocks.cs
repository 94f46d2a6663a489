using Microsoft.AspNetCore.Identity;

namespace Orgs.GraphQL.Users;

/// <summary>
/// Switching a user off, and on again: for operators, from the command line. A locked user is nobody on the next request, cannot sign
/// in, and does not count as an owner; so the only owner of an organization who can act is not locked.
/// </summary>
public sealed partial class UserLocks(
    Writes writes,
    OrganizationWrites organizations,
    IDatabaseProvider provider,
    SessionEndings endings,
    ILookupNormalizer normalizer,
    ILogger<UserLocks> logger)
{
    public Task<Outcome<User>> LockAsync(string email, CancellationToken cancellationToken)
        => ChangeAsync(
            email,
            async (change, footprint) =>
            {
                if (await footprint.CheckOwnershipAsync() is { } refusal)
                {
                    return refusal;
                }

                footprint.User.Lock(change.Now);
                await endings.EndAsync(change, change.Database.Sessions.Where(session => session.UserId == footprint.User.Id));
                change.AfterCommit(() => Locked(logger, footprint.User.Id));
                return footprint.User;
            },
            cancellationToken);

    public Task<Outcome<User>> UnlockAsync(string email, CancellationToken cancellationToken)
        => ChangeAsync(
            email,
            (change, footprint) =>
            {
                footprint.User.Unlock();
                change.AfterCommit(() => Unlocked(logger, footprint.User.Id));
                return Task.FromResult<Outcome<User>>(footprint.User);
            },
            cancellationToken);

    private Task<Outcome<User>> ChangeAsync(
        string email, Func<Change, UserFootprint, Task<Outcome<User>>> work, CancellationToken cancellationToken)
    {
        var address = normalizer.NormalizeEmail(email);
        return writes.ExecuteAsync(
            async change =>
            {
                var userId = await change.Database.Users.Where(user => user.NormalizedEmail == address)
                    .Select(user => (Guid?)user.Id).SingleOrDefaultAsync(change.CancellationToken);
                return userId is { } id && await UserFootprint.LockAsync(change, organizations, provider, id) is { } footprint
                    ? await work(change, footprint)
                    : new NotFoundError();
            },
            cancellationToken);
    }

    [LoggerMessage(LogLevel.Warning, "User {UserId} was locked. All sessions have ended.")]
    private static partial void Locked(ILogger logger, Guid userId);

    [LoggerMessage(LogLevel.Warning, "User {UserId} was unlocked.")]
    private static partial void Unlocked(ILogger logger, Guid userId);
}
