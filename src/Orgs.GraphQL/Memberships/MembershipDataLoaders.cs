using System.Linq.Expressions;

namespace Orgs.GraphQL.Memberships;

public static class MembershipDataLoaders
{
    // Kept as ListedMember keeps its own.
    private static readonly Expression<Func<Membership, Guid>> _userId = membership => membership.UserId;

    /// <summary>Members of the organizations with their users, in the order of their names.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Page<Membership>>> GetMembershipsByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        CancellationToken cancellationToken)
        => await database.FrequentLists.MembersOf(organizationIds).ToMemberPagesAsync(pagingArguments, cancellationToken);

    /// <summary>As <see cref="GetMembershipsByOrganizationIdAsync"/> for lists that are filtered, sorted or of another time: one statement for each such list.</summary>
    [DataLoader]
    public static async Task<Dictionary<MemberQuestion, Page<Membership>>> GetMembershipsByQuestionAsync(
        IReadOnlyList<MemberQuestion> questions,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        CancellationToken cancellationToken)
    {
        var answers = new Dictionary<MemberQuestion, Page<Membership>>();
        foreach (var asked in questions.GroupBy(question => question.Listing))
        {
            var organizationIds = asked.Select(question => question.OrganizationId).ToList();
            var pages = await asked.Key.In(database, organizationIds)
                .ToBatchPageAsync(row => row.OrganizationId, row => row.ToMembership(), pagingArguments, cancellationToken);
            foreach (var (organizationId, page) in pages)
            {
                answers[new MemberQuestion(organizationId, asked.Key)] = page;
            }
        }

        return answers;
    }

    /// <summary>Owners of the organizations with their users, in the order of their names.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Page<Membership>>> GetOwnershipsByOrganizationIdAsync(
        IReadOnlyList<Guid> organizationIds,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        CancellationToken cancellationToken)
        => await database.FrequentLists.OwnersOf(organizationIds).ToMemberPagesAsync(pagingArguments, cancellationToken);

    /// <summary>Memberships of the users with their organizations, in the order of the organizations' names: those that the viewer shares.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Page<Membership>>> GetOrganizationMembershipsByUserIdAsync(
        IReadOnlyList<Guid> userIds,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => userIds.All(viewer.Is)
            ? await database.FrequentLists.MembershipsOf(userIds).ToBatchPageAsync(_userId, pagingArguments, cancellationToken)
            : await SharedMemberships(database, viewer, userIds).ToOrganizationPagesAsync(pagingArguments, cancellationToken);

    /// <summary>As <see cref="GetOrganizationMembershipsByUserIdAsync"/>, in another order or of one role. A statement for each that is asked for.</summary>
    [DataLoader]
    public static async Task<Dictionary<SortedOrganizations, Page<Membership>>> GetSortedOrganizationMembershipsAsync(
        IReadOnlyList<SortedOrganizations> keys,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
    {
        var pages = new Dictionary<SortedOrganizations, Page<Membership>>();
        foreach (var alike in keys.GroupBy(key => (key.Role, key.Order)))
        {
            var (role, order) = alike.Key;
            var found = await SharedMemberships(database, viewer, [.. alike.Select(key => key.UserId)])
                .Where(membership => role == null || membership.Role == role)
                .InOrder(order)
                .ToBatchPageAsync(membership => membership.UserId, pagingArguments, cancellationToken);
            foreach (var (userId, page) in found)
            {
                pages.Add(new SortedOrganizations(userId, role, order), page);
            }
        }

        return pages;
    }

    /// <summary>As <see cref="GetOrganizationMembershipsByUserIdAsync"/>, where the user is an owner.</summary>
    [DataLoader]
    public static Task<Dictionary<Guid, Page<Membership>>> GetOwnedOrganizationMembershipsByUserIdAsync(
        IReadOnlyList<Guid> userIds,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => SharedMemberships(database, viewer, userIds)
            .Where(membership => membership.Role == OrgRole.Owner)
            .ToOrganizationPagesAsync(pagingArguments, cancellationToken);

    /// <summary>The viewer's memberships as the only owner who can act: what blocks deleting the own account.</summary>
    [DataLoader]
    public static Task<Dictionary<Guid, Page<Membership>>> GetSolelyOwnedOrganizationMembershipsByUserIdAsync(
        IReadOnlyList<Guid> userIds,
        PagingArguments pagingArguments,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => SharedMemberships(database, viewer, userIds)
            .SoleOwnerships(database)
            .ToOrganizationPagesAsync(pagingArguments, cancellationToken);

    /// <summary>Those of owners beside whom nobody else who owns the organization can act. The database's own guard says the same.</summary>
    public static IQueryable<Membership> SoleOwnerships(this IQueryable<Membership> memberships, OrgsDbContext database)
        => memberships.Where(own =>
            own.Role == OrgRole.Owner
            && own.State == MembershipState.Active
            && !database.Memberships.Any(other =>
                other.OrganizationId == own.OrganizationId
                && other.Id != own.Id
                && other.Role == OrgRole.Owner
                && other.State == MembershipState.Active
                && other.User.DisabledAt == null));

    /// <summary>A membership with its user and organization, if the viewer is an active member there.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, Membership>> GetMembershipByIdAsync(
        IReadOnlyList<Guid> ids,
        OrgsDbContext database,
        Viewer viewer,
        CancellationToken cancellationToken)
        => viewer.UserId is { } viewerId
            ? await database.Memberships.AsNoTracking()
                .Include(membership => membership.User)
                .Include(membership => membership.Organization)
                .Where(membership => ids.Contains(membership.Id) && database.Memberships.Any(own =>
                    own.OrganizationId == membership.OrganizationId && own.UserId == viewerId && own.State == MembershipState.Active))
                .ToDictionaryAsync(membership => membership.Id, cancellationToken)
            : [];

    /// <summary>What a membership is in the list of its user's organizations, with a cursor that is good there.</summary>
    [DataLoader]
    public static async Task<Dictionary<Guid, UserOrganizationEdge>> GetUserOrganizationEdgeByMembershipIdAsync(
        IReadOnlyList<Guid> membershipIds,
        OrgsDbContext database,
        CancellationToken cancellationToken)
    {
        var pages = await database.Memberships.AsNoTracking()
            .Include(membership => membership.Organization)
            .Where(membership => membershipIds.Contains(membership.Id))
            .InOrderOfOrganizations()
            .ToBatchPageAsync(membership => membership.Id, new PagingArguments(first: 1), cancellationToken);

        return pages
            .Where(page => !page.Value.Items.IsEmpty)
            .ToDictionary(page => page.Key, page => new UserOrganizationEdge(page.Value.CreateCursor(page.Value.Items[0]), page.Value.Items[0]));
    }

    public static async Task<UserOrganizationEdge?> LoadEdgeAsync(
        this IUserOrganizationEdgeByMembershipIdDataLoader edges,
        Membership? membership,
        CancellationToken cancellationToken)
        => membership is null ? null : await edges.LoadAsync(membership.Id, cancellationToken);

    private static async Task<Dictionary<Guid, Page<Membership>>> ToMemberPagesAsync(
        this IQueryable<ListedMember> members,
        PagingArguments pagingArguments,
        CancellationToken cancellationToken)
        => await members.ToBatchPageAsync(ListedMember.Organization, static member => member.ToMembership(), pagingArguments, cancellationToken);

    private static IOrderedQueryable<Membership> InOrderOfOrganizations(this IQueryable<Membership> memberships)
        => memberships.OrderBy(membership => membership.Organization.Name).ThenBy(membership => membership.Id);

    private static IOrderedQueryable<Membership> InOrder(this IQueryable<Membership> memberships, OrganizationOrder order)
        => (order switch
        {
            { Field: OrganizationOrderField.CreatedAt, Direction: OrderDirection.Asc }
                => memberships.OrderBy(membership => membership.Organization.CreatedAt),
            { Field: OrganizationOrderField.CreatedAt } => memberships.OrderByDescending(membership => membership.Organization.CreatedAt),
            { Direction: OrderDirection.Desc } => memberships.OrderByDescending(membership => membership.Organization.Name),
            _ => memberships.OrderBy(membership => membership.Organization.Name),
        }).ThenBy(membership => membership.Id);

    private static IQueryable<Membership> SharedMemberships(OrgsDbContext database, Viewer viewer, IReadOnlyList<Guid> userIds)
    {
        var viewerId = viewer.UserId;
        var active = database.Memberships.AsNoTracking()
            .Include(membership => membership.Organization)
            .Where(membership => userIds.Contains(membership.UserId) && membership.State == MembershipState.Active);

        // The viewer shares all of the own organizations.
        return userIds.All(viewer.Is)
            ? active
            : active.Where(membership => database.Memberships.Any(own =>
                own.OrganizationId == membership.OrganizationId && own.UserId == viewerId && own.State == MembershipState.Active));
    }

    private static async Task<Dictionary<Guid, Page<Membership>>> ToOrganizationPagesAsync(
        this IQueryable<Membership> memberships,
        PagingArguments pagingArguments,
        CancellationToken cancellationToken)
        => await memberships
            .InOrderOfOrganizations()
            .ToBatchPageAsync(_userId, pagingArguments, cancellationToken);
}

/// <summary>A user's organizations of one role, or of all, in some order.</summary>
public sealed record SortedOrganizations(Guid UserId, OrgRole? Role, OrganizationOrder Order);
