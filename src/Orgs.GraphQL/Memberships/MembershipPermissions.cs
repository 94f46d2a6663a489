namespace Orgs.GraphQL.Memberships;

/// <summary>
/// Asks the rules that mutations ask, with what a request has read: the viewer's memberships and, where the last owner
/// matters, one look at the owners of all organizations concerned. A list of any length costs no more than that.
/// </summary>
public static class MembershipPermissions
{
    public static async Task<Permission> AskAsync(
        this IViewerMembershipByOrganizationIdDataLoader memberships,
        Guid organizationId,
        Func<Membership, DomainError?> rule,
        CancellationToken cancellationToken)
        => Permission.From(await memberships.LoadAsync(organizationId, cancellationToken) is { } viewer ? rule(viewer) : new NotFoundError());

    /// <param name="facts">Where the owners are looked up.</param>
    /// <param name="memberships">Where the viewer's place is looked up.</param>
    /// <param name="target">Whom the question is about; null for the viewer.</param>
    /// <param name="organizationId">Where.</param>
    /// <param name="rule">The viewer, the target, and what is beside the target.</param>
    /// <param name="cancellationToken">Ends the asking.</param>
    public static async Task<Permission> AskAsync(
        this IOwnershipFactsByOrganizationIdDataLoader facts,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        Membership? target,
        Guid organizationId,
        Func<Membership, Membership, Ownership, DomainError?> rule,
        CancellationToken cancellationToken)
    {
        if (await memberships.LoadAsync(organizationId, cancellationToken) is not { } viewer
            || await facts.LoadAsync(organizationId, cancellationToken) is not { } found)
        {
            return Permission.From(new NotFoundError());
        }

        target ??= viewer;
        return Permission.From(rule(viewer, target, found.Beside(target, viewer.Organization)));
    }
}
