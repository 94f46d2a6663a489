namespace Orgs.GraphQL.Organizations;

[QueryType]
public static partial class OrganizationQueries
{
    /// <summary>The organization with this slug; null when there is none, and for who is no active member of it.</summary>
    [Authenticated]
    public static async Task<Organization?> GetOrganizationAsync(
        [GraphQLType<NonNullType<SlugType>>] string slug,
        IViewerMembershipBySlugDataLoader memberships,
        CancellationToken cancellationToken)
        => (await memberships.LoadAsync(slug, cancellationToken))?.Organization;
}
