namespace Orgs.GraphQL.Organizations;

/// <summary>
/// The type <c>Organization</c>. Members get to it from everywhere, an invitee through the own invitation; so whatever is
/// more than the name asks for the viewer's membership, and is empty without one.
/// </summary>
[ObjectType<Organization>]
public static partial class OrganizationType
{
    static partial void Configure(IObjectTypeDescriptor<Organization> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Implements<AccountType>();
        descriptor.Field(organization => organization.Name);
        descriptor.Field(organization => organization.Slug).Type<NonNullType<SlugType>>();
        descriptor.Field(organization => organization.Personal);
        descriptor.Field(organization => organization.CreatedAt);
        descriptor.Field(organization => organization.InvitePolicy);
        descriptor.Field(organization => organization.Version);
    }

    /// <summary>An organization is there for its active members.</summary>
    [NodeResolver]
    public static async Task<Organization?> GetOrganizationByIdAsync(
        Guid id,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => (await memberships.LoadAsync(id, cancellationToken))?.Organization;

    /// <summary>Who made the organization; null once that user is deleted.</summary>
    public static async Task<User?> GetCreatedByAsync(
        [Parent] Organization organization,
        IUserByIdDataLoader users,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => organization.CreatedById is { } id && await memberships.LoadAsync(organization.Id, cancellationToken) is not null
            ? await users.LoadAsync(id, cancellationToken)
            : null;

    /// <summary>
    /// The members, in the order of their names; with <c>asOf</c>, those of another time with the roles of then, as far as
    /// they still have accounts.
    /// </summary>
    [UseConnection]
    public static async Task<PageConnection<Membership>> GetMembersAsync(
        [Parent] Organization organization,
        PagingArguments pagingArguments,
        [GraphQLDescription("Only members like this.")] MemberFilter? filter,
        [GraphQLDescription("How they are sorted. A cursor is good for the order it came from.")] MemberOrder? orderBy,
        [GraphQLDescription("Who was in at this moment.")] DateTimeOffset? asOf,
        IAcquaintanceByIdDataLoader acquaintances,
        IViewerMembershipByOrganizationIdDataLoader viewerMemberships,
        IMembershipsByOrganizationIdDataLoader memberships,
        IReadMembersByOrganizationIdDataLoader lists,
        IMembershipsByQuestionDataLoader listings,
        CancellationToken cancellationToken)
    {
        if (await viewerMemberships.LoadAsync(organization.Id, cancellationToken) is null)
        {
            return new PageConnection<Membership>(Page<Membership>.Empty);
        }

        var listing = MemberListing.Of(filter, orderBy, asOf);
        var page = listing is null
            ? await lists.Keep(organization.Id, memberships.With(pagingArguments).LoadAsync(organization.Id, cancellationToken))
            : await listings.With(pagingArguments).LoadAsync(new MemberQuestion(organization.Id, listing), cancellationToken);
        page ??= Page<Membership>.Empty;

        // Who was in once is not known for that.
        return new PageConnection<Membership>(asOf is null ? acquaintances.Meet(page) : page);
    }

    /// <summary>The members who own the organization, in the order of their names.</summary>
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<OwnerConnection> GetOwnersAsync(
        [Parent] Organization organization,
        PagingArguments pagingArguments,
        IAcquaintanceByIdDataLoader acquaintances,
        IViewerMembershipByOrganizationIdDataLoader viewerMemberships,
        IOwnershipsByOrganizationIdDataLoader ownerships,
        IReadMembersByOrganizationIdDataLoader lists,
        CancellationToken cancellationToken)
    {
        var page = await viewerMemberships.LoadAsync(organization.Id, cancellationToken) is not null
            ? await lists.FindOwnersAsync(organization.Id, pagingArguments, cancellationToken)
                ?? await ownerships.With(pagingArguments).LoadAsync(organization.Id, cancellationToken)
            : null;

        return new OwnerConnection(acquaintances.Meet(page ?? Page<Membership>.Empty));
    }

    /// <summary>The invitations with this status, newest first; null lists all. Never their tokens.</summary>
    [OrgRole(OrgRole.Admin)]
    [UseConnection(AllowBackwardPagination = false)]
    public static async Task<InvitationConnection?> GetInvitationsAsync(
        [Parent] Organization organization,
        [GraphQLDescription("Only those that have this status now; null for all."), DefaultValue(InvitationStatus.Pending)] InvitationStatus? status,
        PagingArguments pagingArguments,
        IInvitationsOfOrganizationDataLoader invitations,
        CancellationToken cancellationToken)
        => new InvitationConnection(
            await invitations.With(pagingArguments).LoadAsync(new InvitationsOfOrganization(organization.Id, status), cancellationToken)
            ?? Page<Invitation>.Empty);

    /// <summary>The link with which people join as members; null when there is none.</summary>
    [OrgRole(OrgRole.Admin)]
    public static async Task<InviteLink?> GetInviteLinkAsync(
        [Parent] Organization organization,
        IInviteLinkByOrganizationIdDataLoader links,
        CancellationToken cancellationToken)
        => await links.LoadAsync(organization.Id, cancellationToken);

    /// <summary>How many members there can be; null for any number. For active members.</summary>
    public static async Task<int?> GetMemberLimitAsync(
        [Parent] Organization organization,
        OrganizationOptions options,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => await memberships.LoadAsync(organization.Id, cancellationToken) is null ? null : options.LimitOf(organization);

    /// <summary>What the organization is called somewhere else, in a billing system for instance.</summary>
    [OrgRole(OrgRole.Owner)]
    public static string? GetExternalReference([Parent] Organization organization) => organization.ExternalReference;

    /// <summary>When the organization will be gone, once it is deleted.</summary>
    public static ScheduledDeletion? GetDeletion([Parent] Organization organization) => ScheduledDeletion.Of(organization);

    /// <summary>The viewer's own membership; null for who is no active member.</summary>
    public static async Task<Membership?> GetViewerMembershipAsync(
        [Parent] Organization organization,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => await memberships.LoadAsync(organization.Id, cancellationToken);

    /// <summary>The viewer's role; null for who is no active member.</summary>
    public static async Task<OrgRole?> GetViewerRoleAsync(
        [Parent] Organization organization,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => (await memberships.LoadAsync(organization.Id, cancellationToken))?.Role;
}
