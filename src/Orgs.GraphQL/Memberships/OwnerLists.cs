using System.Collections.Immutable;

namespace Orgs.GraphQL.Memberships;

/// <summary>Owners are a view of the memberships: where a request reads all members of an organization anyway, its owners are among them.</summary>
public static class OwnerLists
{
    /// <summary>What this request has read of the members from their start. Nothing is fetched: what was not kept here is not there.</summary>
    [DataLoader]
    public static Task<Dictionary<Guid, Page<Membership>>> GetReadMembersByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        CancellationToken cancellationToken)
        => Task.FromResult(new Dictionary<Guid, Page<Membership>>());

    /// <summary>Keeps a list of members for the owners that the request may ask for as well.</summary>
    public static Task<Page<Membership>?> Keep(
        this IReadMembersByOrganizationIdDataLoader lists, Guid organizationId, Task<Page<Membership>?> members)
    {
        lists.SetCacheEntry(organizationId, members);
        return members;
    }

    /// <summary>A page of owners out of the members; null when those are not read, or not all of them.</summary>
    public static async Task<Page<Membership>?> FindOwnersAsync(
        this IReadMembersByOrganizationIdDataLoader lists, Guid organizationId, PagingArguments paging, CancellationToken cancellationToken)
        => paging is { First: { } first, After: null, Last: null, Before: null }
            && await lists.LoadAsync(organizationId, cancellationToken) is { HasNextPage: false, HasPreviousPage: false } members
                ? OwnersAmong(members, first, paging.IncludeTotalCount)
                : null;

    private static Page<Membership> OwnersAmong(Page<Membership> members, int first, bool includeTotalCount)
    {
        var owners = members.Items.Where(member => member.Role == OrgRole.Owner).ToImmutableArray();

        // Both lists are in the same order, so a cursor of the one is good in the other.
        return new Page<Membership>(
            owners.Length > first ? owners[..first] : owners,
            hasNextPage: owners.Length > first,
            hasPreviousPage: false,
            members.CreateCursor,
            includeTotalCount ? owners.Length : null);
    }
}
