namespace Orgs.GraphQL.Invitations;

/// <summary>An invitation to this address is on its way already.</summary>
/// <param name="Invitation">The invitation there is; null for members who may not see it.</param>
public sealed record AlreadyInvitedError(Invitation? Invitation)
    : DomainError(ErrorCode.AlreadyInvited, "There is a pending invitation for this address already.");

/// <summary>There is no invitation under this token or id, or it is for somebody else.</summary>
public sealed record InvitationInvalidError : DomainError
{
    public InvitationInvalidError()
        : this("This invitation is not valid. Please ask for a new one.")
    {
    }

    private InvitationInvalidError(string message)
        : base(ErrorCode.InvitationInvalid, message)
    {
    }

    /// <summary>Told to the invited account alone.</summary>
    public static InvitationInvalidError NewerMailWasSent() => new("A newer mail was sent. Please use the link in that one.");
}

/// <summary>The invitation was used, declined or revoked, or has expired.</summary>
/// <param name="Status">What became of it.</param>
public sealed record InvitationClosedError(InvitationStatus Status)
    : DomainError(
        Status switch
        {
            InvitationStatus.Expired => ErrorCode.InvitationExpired,
            InvitationStatus.Revoked => ErrorCode.InvitationRevoked,
            _ => ErrorCode.InvitationUsed,
        },
        Status switch
        {
            InvitationStatus.Expired => "This invitation has expired. Please ask for a new one.",
            InvitationStatus.Revoked => "This invitation was withdrawn.",
            InvitationStatus.Declined => "This invitation was declined.",
            _ => "This invitation was used already.",
        });

/// <summary>The invitation is for another e-mail address than the one that is signed in.</summary>
/// <param name="EmailHint">The invited address, masked.</param>
public sealed record WrongRecipientError(string EmailHint)
    : DomainError(
        ErrorCode.InvitationWrongRecipient,
        $"This invitation is for {EmailHint}. Sign in with that address, or ask for an invitation to yours.");

/// <summary>The person who sent the invitation may no longer give this role.</summary>
public sealed record InviterLostAuthorityError()
    : DomainError(ErrorCode.InviterLostAuthority, "The person who invited you can no longer do so. Please ask for a new invitation.");
