namespace Orgs.GraphQL.Organizations;

[QueryType]
public static partial class OrganizationQueries
{
    /// <summary>The organization with this slug, in upper or lower case; null when there is none, and for who is no active member of it.</summary>
    [Authenticated]
    public static async Task<Organization?> GetOrganizationAsync(
        [GraphQLType<NonNullType<SlugType>>] string slug,
        IViewerMembershipBySlugDataLoader memberships,
        IViewerMembershipByOrganizationIdDataLoader viewerMemberships,
        CancellationToken cancellationToken)
    {
        if (await memberships.LoadAsync(slug.ToLowerInvariant(), cancellationToken) is not { } membership)
        {
            return null;
        }

        // What the rules of the organization's fields will ask for.
        viewerMemberships.SetCacheEntry(membership.OrganizationId, Task.FromResult<Membership?>(membership));
        return membership.Organization;
    }
}
