namespace Orgs.GraphQL.Memberships;

/// <summary>What the last-owner rule has to know about an organization, for all of its memberships at once.</summary>
/// <param name="OrganizationId">The organization.</param>
/// <param name="ActingOwnerIds">Memberships of owners who can act; of more than two, two.</param>
/// <param name="Members">How many members there are; two stands for any more.</param>
public sealed record OwnershipFacts(Guid OrganizationId, IReadOnlyList<Guid> ActingOwnerIds, int Members)
{
    public Ownership Beside(Membership membership, Organization organization)
        => new(organization, ActingOwnerIds.Count(id => id != membership.Id), Members - 1);
}

public static class OwnershipFactsDataLoaders
{
    /// <summary>One statement for all organizations that a request's permissions are about.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, OwnershipFacts>> GetOwnershipFactsByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        OrgsDbContext database,
        CancellationToken cancellationToken)
    {
        var facts = await database.Organizations.AsNoTracking()
            .Where(organization => organizationIds.Contains(organization.Id))
            .Select(organization => new
            {
                organization.Id,
                Owners = database.Memberships
                    .Where(owner =>
                        owner.OrganizationId == organization.Id
                        && owner.Role == OrgRole.Owner
                        && owner.State == MembershipState.Active
                        && owner.User.DisabledAt == null)
                    .OrderBy(owner => owner.Id)
                    .Select(owner => owner.Id)
                    .Take(2)
                    .ToList(),
                Members = database.Memberships
                    .Where(member => member.OrganizationId == organization.Id)
                    .OrderBy(member => member.Id)
                    .Select(member => member.Id)
                    .Take(2)
                    .Count(),
            })
            .ToListAsync(cancellationToken);

        return facts.ToDictionary(found => found.Id, found => new OwnershipFacts(found.Id, found.Owners, found.Members));
    }
}
