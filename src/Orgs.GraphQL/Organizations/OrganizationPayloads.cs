namespace Orgs.GraphQL.Organizations;

/// <param name="Organization">The new organization.</param>
/// <param name="Membership">The viewer's membership: its first owner.</param>
public sealed record CreateOrganizationPayload(Organization? Organization, Membership? Membership);

/// <param name="Organization">The organization as it is now.</param>
public sealed record UpdateOrganizationPayload(Organization? Organization);

/// <param name="Organization">The organization as it was, with when it will be gone.</param>
/// <param name="DeletedOrganizationId">Its id.</param>
/// <param name="Effects">What happened, or in a dry run would have.</param>
public sealed record DeleteOrganizationPayload(
    Organization? Organization, [property: ID<Organization>] Guid? DeletedOrganizationId, IReadOnlyList<Effect> Effects);

/// <param name="Organization">The organization, back again.</param>
public sealed record RestoreOrganizationPayload(Organization? Organization);

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
