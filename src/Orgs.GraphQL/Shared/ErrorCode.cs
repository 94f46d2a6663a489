namespace Orgs.GraphQL.Shared;

/// <summary>Why something was refused, for programs. Clients switch on this, not on the message.</summary>
public enum ErrorCode
{
    Forbidden,
    NotFound,
    Validation,
    SlugTaken,
    NameTaken,
    StaleVersion,
    RateLimited,
    LimitReached,
    LastOwner,
    SoleOwner,
    InvalidToken,
    RoleTooHigh,
    PersonalAccount,
    ConfirmationMismatch,
    EmailNotConfirmed,
    EmailTaken,
    BadCredentials,
    AlreadyMember,
    AlreadyInvited,
    InvitationInvalid,
    InvitationExpired,
    InvitationRevoked,
    InvitationUsed,
    InvitationWrongRecipient,
    InviterLostAuthority,
    IdempotencyConflict,
}
