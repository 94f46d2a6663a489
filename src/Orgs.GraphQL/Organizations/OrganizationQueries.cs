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

    /// <summary>
    /// The organization that the request is about: named by the header Orgs-Organization with a slug, or else chosen with
    /// setCurrentOrganization in this session. Null for the personal account, and for who is no active member.
    /// </summary>
    [Authenticated]
    public static async Task<Organization?> GetCurrentOrganizationAsync(
        Viewer viewer,
        RequestOrigin origin,
        IViewerMembershipBySlugDataLoader membershipsBySlug,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => (await viewer.CurrentMembershipAsync(origin, membershipsBySlug, memberships, cancellationToken))?.Organization;

    /// <summary>The viewer's membership in the current organization.</summary>
    [Authenticated]
    public static Task<Membership?> GetCurrentMembershipAsync(
        Viewer viewer,
        RequestOrigin origin,
        IViewerMembershipBySlugDataLoader membershipsBySlug,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => viewer.CurrentMembershipAsync(origin, membershipsBySlug, memberships, cancellationToken);
}
