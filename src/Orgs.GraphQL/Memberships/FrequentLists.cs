namespace Orgs.GraphQL.Memberships;

/// <summary>
/// The lists that nearly every request asks for. To make a query takes longer than to send it: the compiler's code for it looks
/// each method and member up by reflection. So a context, which serves one request after the other, makes each of these once and
/// only says anew whom it is about.
/// </summary>
/// <remarks>As a context, it is used by one caller at a time; what it gave is sent before it is asked again.</remarks>
internal sealed class FrequentLists(OrgsDbContext database)
{
    private IReadOnlyList<Guid> _organizationIds = [];
    private IReadOnlyList<Guid> _userIds = [];
    private IQueryable<ListedMember>? _members;
    private IQueryable<ListedMember>? _owners;
    private IQueryable<Membership>? _ownMemberships;

    /// <summary>Members of the organizations with their users, in the order of their names.</summary>
    public IQueryable<ListedMember> MembersOf(IReadOnlyList<Guid> organizationIds)
    {
        _organizationIds = organizationIds;
        return _members ??= InOrderOfNames(InOrganizations());
    }

    /// <summary>Those of <see cref="MembersOf"/> who own the organizations.</summary>
    public IQueryable<ListedMember> OwnersOf(IReadOnlyList<Guid> organizationIds)
    {
        _organizationIds = organizationIds;
        return _owners ??= InOrderOfNames(InOrganizations().Where(membership => membership.Role == OrgRole.Owner));
    }

    /// <summary>Active memberships of the users with their organizations, in the order of the organizations' names.</summary>
    public IQueryable<Membership> MembershipsOf(IReadOnlyList<Guid> userIds)
    {
        _userIds = userIds;
        return _ownMemberships ??= database.Memberships.AsNoTracking()
            .Include(membership => membership.Organization)
            .Where(membership => _userIds.Contains(membership.UserId) && membership.State == MembershipState.Active)
            .OrderBy(membership => membership.Organization.Name)
            .ThenBy(membership => membership.Id);
    }

    // Who asks is a member of what is there; it is not looked for again in each row.
    private IQueryable<Membership> InOrganizations()
        => database.Memberships.AsNoTracking()
            .IncludingDeleted()
            .Where(membership => _organizationIds.Contains(membership.OrganizationId));

    // Sorted by members of the row, so that HotChocolate finds them there for its cursors as well.
    private static IQueryable<ListedMember> InOrderOfNames(IQueryable<Membership> memberships)
        => memberships
            .Select(ListedMember.OfMembership)
            .OrderBy(member => member.UserName)
            .ThenBy(member => member.Id);
}
