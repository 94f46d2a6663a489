namespace Orgs.GraphQL.Organizations;

[QueryType]
public static partial class OrganizationQueries
{
    /// <summary>
    /// The organization with this slug, in upper or lower case; null when there is none, and for who is no active member of it.
    /// A former slug leads to its organization too, until another one takes it: the answer's <c>slug</c> is the one to use from now on.
    /// </summary>
    [Authenticated]
    public static async Task<Organization?> GetOrganizationAsync(
        [GraphQLType<NonNullType<SlugType>>] string slug,
        IViewerMembershipBySlugDataLoader memberships,
        IViewerMembershipByFormerSlugDataLoader formerly,
        IViewerMembershipByOrganizationIdDataLoader viewerMemberships,
        CancellationToken cancellationToken)
    {
        // Not every text can be asked for: PostgreSQL knows no NUL.
        var normalized = SlugRules.Normalize(slug);
        if (!SlugRules.IsValid(normalized))
        {
            return null;
        }

        var membership = await memberships.LoadAsync(normalized, cancellationToken) ?? await formerly.LoadAsync(normalized, cancellationToken);
        if (membership is null)
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

    /// <summary>Whether an organization could have this slug, and slugs like it if not. Taking it can still come too late.</summary>
    [Authenticated]
    public static async Task<SlugAvailability?> GetSlugAvailabilityAsync(
        string slug,
        Viewer viewer,
        Slugs slugs,
        OrgsDbContext database,
        RateLimiter limiter,
        LimitOptions limits,
        CancellationToken cancellationToken)
        => limiter.Take(limits.SlugQuestionPerUser, viewer.SignedIn.Id.ToString()) is { } refusal
            ? throw Denial.TooMany(refusal)
            : await slugs.LookAsync(database, slug, cancellationToken);

    /// <summary>What each role may do, so that clients do not have to know it by heart.</summary>
    public static IReadOnlyList<RoleDefinition> GetRoles() => RoleDefinition.All;
}
