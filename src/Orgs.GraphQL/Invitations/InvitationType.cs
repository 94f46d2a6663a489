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

    /// <summary>An invitation is there for the invited account, for who sent it, and for admins and owners.</summary>
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
}
