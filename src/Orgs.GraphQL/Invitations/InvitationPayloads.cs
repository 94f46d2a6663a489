namespace Orgs.GraphQL.Invitations;

/// <param name="Invitation">The new invitation.</param>
/// <param name="AcceptToken">The token, once, when nothing was mailed; null otherwise.</param>
public sealed record InviteMemberPayload(Invitation? Invitation, string? AcceptToken);

[ObjectType<InviteMemberPayload>]
public static partial class InviteMemberPayloadType
{
    /// <summary>For a list of invitations to put it into.</summary>
    public static async Task<InvitationEdge?> GetInvitationEdgeAsync(
        [Parent] InviteMemberPayload payload,
        IInvitationEdgeByIdDataLoader edges,
        CancellationToken cancellationToken)
        => payload.Invitation is { } invitation ? await edges.LoadAsync(invitation.Id, cancellationToken) : null;
}

/// <param name="Results">What became of each address, in the order of the input.</param>
public sealed record InviteMembersPayload(IReadOnlyList<InviteResult> Results);

/// <summary>What became of one address.</summary>
/// <param name="Email">The address, as it was given.</param>
/// <param name="Invitation">The new invitation; null when it was refused.</param>
/// <param name="Error">Why it was refused: any of the errors that inviteMember has.</param>
public sealed record InviteResult(
    [property: GraphQLType<NonNullType<EmailAddressType>>] string Email,
    Invitation? Invitation,
    [property: GraphQLType<ErrorType>] IDomainError? Error);

/// <param name="Membership">The viewer's membership.</param>
/// <param name="Organization">The organization joined.</param>
/// <param name="AlreadyMember">True when the viewer was a member before.</param>
public sealed record AcceptInvitationPayload(Membership? Membership, Organization? Organization, bool AlreadyMember);

[ObjectType<AcceptInvitationPayload>]
public static partial class AcceptInvitationPayloadType
{
    /// <summary>For a list of the viewer's organizations to put it into.</summary>
    public static Task<UserOrganizationEdge?> GetOrganizationEdgeAsync(
        [Parent] AcceptInvitationPayload payload,
        IUserOrganizationEdgeByMembershipIdDataLoader edges,
        CancellationToken cancellationToken)
        => edges.LoadEdgeAsync(payload.Membership, cancellationToken);
}

/// <param name="Invitation">The invitation as it is now.</param>
public sealed record ChangeInvitationPayload(Invitation? Invitation);
