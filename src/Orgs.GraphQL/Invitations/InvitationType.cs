namespace Orgs.GraphQL.Invitations;

/// <summary>The type <c>Invitation</c>. Nothing here leads to the token.</summary>
[ObjectType<Invitation>]
public static partial class InvitationType
{
    static partial void Configure(IObjectTypeDescriptor<Invitation> descriptor)
    {
        descriptor.BindFieldsExplicitly();
        descriptor.Field(invitation => invitation.Email).Type<NonNullType<EmailAddressType>>();
        descriptor.Field(invitation => invitation.Role);
        descriptor.Field(invitation => invitation.CreatedAt);
        descriptor.Field(invitation => invitation.ExpiresAt);
        descriptor.Field(invitation => invitation.SentCount);
        descriptor.Field(invitation => invitation.LastSentAt);
    }

    /// <summary>
    /// An invitation is there for admins and owners, for the member who sent it, and for the invited account: until it is answered or taken back, and
    /// afterwards as long as that is in the organization.
    /// </summary>
    [NodeResolver]
    public static async Task<Invitation?> GetInvitationByIdAsync(
        Guid id,
        IInvitationByIdDataLoader invitations,
        CancellationToken cancellationToken)
        => await invitations.LoadAsync(id, cancellationToken);

    /// <summary>The organization that the invitation leads to. Who is not yet in it sees its name here, and no members.</summary>
    public static Organization GetOrganization([Parent] Invitation invitation) => invitation.Organization;

    /// <summary>Where the invitation stands; EXPIRED as soon as its time is over.</summary>
    public static InvitationStatus GetStatus([Parent] Invitation invitation, TimeProvider clock) => invitation.StatusAt(clock.GetUtcNow());

    /// <summary>Who sent the invitation; null once that user is deleted.</summary>
    public static async Task<User?> GetInvitedByAsync(
        [Parent] Invitation invitation,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => invitation.InvitedById is { } id ? await users.LoadAsync(id, cancellationToken) : null;

    /// <summary>Who accepted it.</summary>
    public static async Task<User?> GetAcceptedByAsync(
        [Parent] Invitation invitation,
        IUserByIdDataLoader users,
        CancellationToken cancellationToken)
        => invitation.AcceptedById is { } id ? await users.LoadAsync(id, cancellationToken) : null;

    /// <summary>Whether the viewer can accept this invitation, found by its id, at this moment.</summary>
    public static async Task<Permission> GetViewerCanAcceptAsync(
        [Parent] Invitation invitation,
        Viewer viewer,
        TimeProvider clock,
        OrganizationOptions options,
        IInviterByInvitationIdDataLoader inviters,
        IMemberCountByOrganizationIdDataLoader memberCounts,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
    {
        if (InvitationRules.Answer(invitation, viewer.User) is { } refusal)
        {
            return Permission.From(refusal);
        }

        var isMember = await memberships.LoadAsync(invitation.OrganizationId, cancellationToken) is not null;
        if (isMember && viewer.Is(invitation.AcceptedById ?? Guid.Empty))
        {
            // Accepting again is answered with the membership there is.
            return Permission.From(null);
        }

        var inviter = await inviters.LoadAsync(invitation.Id, cancellationToken);
        var limit = isMember ? null : options.LimitOf(invitation.Organization);
        var members = limit is null ? 0 : await memberCounts.LoadAsync(invitation.OrganizationId, cancellationToken);
        return Permission.From(
            InvitationRules.Accept(
                invitation.StatusAt(clock.GetUtcNow()), invitation.Role, inviter?.Role, invitation.Organization.InvitePolicy)
            ?? OrganizationRules.Join(limit, members));
    }

    /// <summary>Whether the viewer can take this invitation back at this moment.</summary>
    public static async Task<Permission> GetViewerCanRevokeAsync(
        [Parent] Invitation invitation,
        TimeProvider clock,
        IViewerMembershipByOrganizationIdDataLoader memberships,
        CancellationToken cancellationToken)
        => Permission.From(InvitationRules.Revoke(
            await memberships.LoadAsync(invitation.OrganizationId, cancellationToken), invitation, clock.GetUtcNow()));
}
