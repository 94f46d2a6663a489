using System.Security.Claims;

namespace Orgs.GraphQL.Events;

[SubscriptionType]
public static partial class EventSubscriptions
{
    /// <summary>
    /// What happens in an organization, told once it is committed. When the viewer loses access, an event with the kind REMOVED and the viewer's own
    /// membership is the last one, and nothing is told after it.
    /// </summary>
    [ToldToViewer]
    [OrgRole(At = "organizationId")]
    [Subscribe(With = nameof(SubscribeToOrganizationAsync))]
    public static OrganizationEvent OnOrganizationChanged(
        [ID<Organization>] Guid organizationId,
        [EventMessage] SeenInOrganization seen,
        IViewerMembershipByOrganizationIdDataLoader memberships)
    {
        // What the rules of the fields below will ask for.
        memberships.SetCacheEntry(organizationId, Task.FromResult<Membership?>(seen.IsLast ? null : seen.Membership));
        return new OrganizationEvent(seen);
    }

    /// <summary>What happens to the viewer's memberships, organizations and invitations, told once it is committed.</summary>
    [ToldToViewer]
    [Authenticated(Confirmed = true)]
    [Subscribe(With = nameof(SubscribeToMyAccountsAsync))]
    public static MyAccountEvent OnMyAccountsChanged([EventMessage] SeenByUser seen) => new(seen);

    private static Task<ISourceStream<SeenInOrganization>> SubscribeToOrganizationAsync(
        [ID<Organization>] Guid organizationId, ClaimsPrincipal ticket, Viewer viewer, EventViews views, CancellationToken cancellationToken)
        => viewer.IsAuthenticated
            ? views.OfOrganizationAsync(ticket, viewer, organizationId, cancellationToken)
            : throw Denial.NotAuthenticated();

    private static Task<ISourceStream<SeenByUser>> SubscribeToMyAccountsAsync(
        ClaimsPrincipal ticket, Viewer viewer, EventViews views, CancellationToken cancellationToken)
        => !viewer.IsAuthenticated ? throw Denial.NotAuthenticated()
            : !viewer.EmailConfirmed ? throw Denial.EmailNotConfirmed()
            : views.OfUserAsync(ticket, viewer, cancellationToken);
}
