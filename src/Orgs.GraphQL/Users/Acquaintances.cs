namespace Orgs.GraphQL.Users;

/// <summary>
/// Whom the viewer knows: oneself, and everybody in one's organizations. A page of members read on the viewer's
/// membership answers the question for each of them, so it is not asked again.
/// </summary>
public static class Acquaintances
{
    private static readonly Task<bool> _known = Task.FromResult(true);

    public static async ValueTask<bool> KnowsAsync(
        this Viewer viewer,
        Guid userId,
        IAcquaintanceByIdDataLoader acquaintances,
        CancellationToken cancellationToken)
        => viewer.Is(userId) || await acquaintances.LoadAsync(userId, cancellationToken);

    public static Page<Membership> Meet(this IAcquaintanceByIdDataLoader acquaintances, Page<Membership> members)
    {
        foreach (var membership in members.Items)
        {
            acquaintances.SetCacheEntry(membership.UserId, _known);
        }

        return members;
    }
}
