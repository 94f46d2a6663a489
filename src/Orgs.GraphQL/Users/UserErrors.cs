namespace Orgs.GraphQL.Users;

/// <summary>The address or the password is wrong. Which one is not told.</summary>
public sealed record BadCredentialsError(string Message = "The e-mail address or the password is wrong.")
    : DomainError(ErrorCode.BadCredentials, Message);

/// <summary>The token is unknown, used or expired. Ask for a new one.</summary>
public sealed record InvalidTokenError()
    : DomainError(ErrorCode.InvalidToken, "This link or token is no longer good. Please ask for a new one.");

/// <summary>The e-mail address has to be confirmed first, with the token that was mailed to it.</summary>
public sealed record EmailNotConfirmedError()
    : DomainError(ErrorCode.EmailNotConfirmed, "The e-mail address has to be confirmed first.");
