namespace Orgs.GraphQL.Users;

/// <summary>The type <c>User</c>: what others see of a person, and what only the person does.</summary>
[ObjectType<User>]
public static partial class UserType
{
    static partial void Configure(IObjectTypeDescriptor<User> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(user => user.Name);
    }

    /// <summary>A user is there for itself and for those who share an organization with it.</summary>
    [NodeResolver]
    public static async Task<User?> GetUserByIdAsync(
        Guid id,
        Viewer viewer,
        IAcquaintanceByIdDataLoader acquaintances,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => await viewer.KnowsAsync(id, acquaintances, cancellationToken) ? await users.LoadAsync(id, cancellationToken) : null;

    /// <summary>The e-mail address, for the user itself and for those who share an organization with it.</summary>
    [GraphQLType<EmailAddressType>]
    [Cost(1)]
    public static async ValueTask<string?> GetEmailAsync(
        [Parent] User user,
        Viewer viewer,
        IAcquaintanceByIdDataLoader acquaintances,
        CancellationToken cancellationToken)
        => await viewer.KnowsAsync(user.Id, acquaintances, cancellationToken) ? user.Email : null;

    /// <summary>Whether the e-mail address is proven.</summary>
    [Self]
    public static bool? GetEmailConfirmed([Parent] User user) => user.EmailConfirmed;

    /// <summary>The account that comes with every user.</summary>
    [Self]
    public static PersonalAccount? GetPersonalAccount([Parent] User user, Viewer viewer) => viewer.Is(user.Id) ? viewer.PersonalAccount : null;

    /// <summary>The organizations of the user, by default in the order of their names; of another user, those shared with the viewer.</summary>
    [UseConnection]
    public static async Task<UserOrganizationConnection> GetOrganizationsAsync(
        [Parent] User user,
        [GraphQLDescription("Only where the user has this role.")] OrgRole? role,
        [GraphQLDescription("How they are sorted. A cursor is good for the order it came from.")] OrganizationOrder? orderBy,
        PagingArguments pagingArguments,
        Viewer viewer,
        IOrganizationMembershipsByUserIdDataLoader memberships,
        ISortedOrganizationMembershipsDataLoader sortedMemberships,
        IViewerMembershipByOrganizationIdDataLoader viewerMemberships,
        CancellationToken cancellationToken)
    {
        var order = orderBy ?? OrganizationOrder.ByName;
        var found = role is null && order == OrganizationOrder.ByName
            ? await memberships.With(pagingArguments).LoadAsync(user.Id, cancellationToken)
            : await sortedMemberships.With(pagingArguments).LoadAsync(new SortedOrganizations(user.Id, role, order), cancellationToken);
        var page = found ?? Page<Membership>.Empty;

        if (viewer.Is(user.Id))
        {
            // Read in this request, on this user: what the rules of each organization will ask for.
            foreach (var membership in page.Items)
            {
                viewerMemberships.SetCacheEntry(membership.OrganizationId, Task.FromResult<Membership?>(membership));
            }
        }

        return new UserOrganizationConnection(page);
    }

    /// <summary>The organizations that the user owns, alone or with others.</summary>
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<UserOrganizationConnection> GetOwnedOrganizationsAsync(
        [Parent] User user,
        PagingArguments pagingArguments,
        IOwnedOrganizationMembershipsByUserIdDataLoader memberships,
        CancellationToken cancellationToken)
        => new(await memberships.With(pagingArguments).LoadAsync(user.Id, cancellationToken) ?? Page<Membership>.Empty);

    /// <summary>The organizations that nobody else owns who can act. As long as there are any, deleteMyAccount is refused.</summary>
    [Self]
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<UserOrganizationConnection?> GetSolelyOwnedOrganizationsAsync(
        [Parent] User user,
        PagingArguments pagingArguments,
        ISolelyOwnedOrganizationMembershipsByUserIdDataLoader memberships,
        CancellationToken cancellationToken)
        => new UserOrganizationConnection(
            await memberships.With(pagingArguments).LoadAsync(user.Id, cancellationToken) ?? Page<Membership>.Empty);

    /// <summary>The organization that the request is about, as in Query.currentOrganization.</summary>
    [Self]
    public static async Task<Organization?> GetCurrentOrganizationAsync(
        [Parent] User user,
        Viewer viewer,
        RequestOrigin origin,
        IViewerMembershipBySlugDataLoader membershipsBySlug,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => viewer.Is(user.Id)
            ? (await viewer.CurrentMembershipAsync(origin, membershipsBySlug, memberships, cancellationToken))?.Organization
            : null;

    /// <summary>Where the user is signed in, last seen first.</summary>
    [Self]
    public static async Task<Session[]?> GetSessionsAsync(
        [Parent] User user,
        ISessionsByUserIdDataLoader sessions,
        CancellationToken cancellationToken)
        => await sessions.LoadAsync(user.Id, cancellationToken) ?? [];

    /// <summary>
    /// The invitations to the user's address with this status, newest first; null lists all. Once one was answered or taken back, it is there for
    /// members of its organization only.
    /// </summary>
    [Self]
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<InvitationConnection?> GetInvitationsAsync(
        [GraphQLDescription("Only those that have this status now; null for all."), DefaultValue(InvitationStatus.Pending)] InvitationStatus? status,
        PagingArguments pagingArguments,
        Viewer viewer,
        IInvitationsToAddressDataLoader invitations,
        CancellationToken cancellationToken)
    {
        // The user is the viewer, who is known in full; one that was found in a list of members is not. An address that is not proven may be
        // somebody else's: it shows nothing that was sent to it.
        var page = viewer.SignedIn is { EmailConfirmed: true, NormalizedEmail: { } address }
            ? await invitations.With(pagingArguments).LoadAsync(new InvitationsToAddress(address, status), cancellationToken)
            : null;

        return new InvitationConnection(page ?? Page<Invitation>.Empty);
    }
}
