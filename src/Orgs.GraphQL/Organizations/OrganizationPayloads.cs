namespace Orgs.GraphQL.Organizations;

/// <param name="Organization">The new organization.</param>
/// <param name="Membership">The viewer's membership: its first owner.</param>
public sealed record CreateOrganizationPayload(Organization? Organization, Membership? Membership);

[ObjectType<CreateOrganizationPayload>]
public static partial class CreateOrganizationPayloadType
{
    /// <summary>For a list of the viewer's organizations to put it into.</summary>
    public static Task<UserOrganizationEdge?> GetOrganizationEdgeAsync(
        [Parent] CreateOrganizationPayload payload,
        IUserOrganizationEdgeByMembershipIdDataLoader edges,
        CancellationToken cancellationToken)
        => edges.LoadEdgeAsync(payload.Membership, cancellationToken);
}
