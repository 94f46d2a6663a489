namespace Orgs.GraphQL.Organizations;

/// <summary>
/// The organization that a request is about: the one that its header names, else the one that the session views. Naming one gives
/// nothing; the viewer has to be an active member, now, or there is none.
/// </summary>
public static class CurrentOrganization
{
    /// <summary>Holds a slug.</summary>
    public const string Header = "Orgs-Organization";

    public static async Task<Membership?> CurrentMembershipAsync(
        this Viewer viewer,
        RequestOrigin origin,
        IViewerMembershipBySlugDataLoader membershipsBySlug,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
    {
        if (origin.Organization is { } slug)
        {
            // A request that names a wrong one is not about another.
            var membership = await membershipsBySlug.LoadAsync(slug, cancellationToken);
            if (membership is not null)
            {
                // What the rules of the organization's fields will ask for.
                memberships.SetCacheEntry(membership.OrganizationId, Task.FromResult<Membership?>(membership));
            }

            return membership;
        }

        return viewer.Session?.CurrentOrganizationId is { } organizationId ? await memberships.LoadAsync(organizationId, cancellationToken) : null;
    }
}
