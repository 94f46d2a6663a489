namespace Orgs.GraphQL.Users;

/// <summary>The address or the password is wrong. Which one is not told.</summary>
public sealed record BadCredentialsError(string Message = "The e-mail address or the password is wrong.")
    : DomainError(ErrorCode.BadCredentials, Message)
{
    public static readonly BadCredentialsError Password = new("The password is wrong.");

    public static readonly BadCredentialsError SessionEnded = new("This session has ended. Please sign in again.");
}

/// <summary>The token is unknown, used or expired. Ask for a new one.</summary>
public sealed record InvalidTokenError()
    : DomainError(ErrorCode.InvalidToken, "This link or token is no longer good. Please ask for a new one.");

/// <summary>The e-mail address has to be confirmed first, with the token that was mailed to it.</summary>
public sealed record EmailNotConfirmedError()
    : DomainError(ErrorCode.EmailNotConfirmed, "The e-mail address has to be confirmed first.");

/// <summary>Organizations would be left without an owner who can act.</summary>
/// <param name="Organizations">The organizations that need another owner, or an end, first; the first hundred of them.</param>
/// <param name="Remedies">Ways out, best first.</param>
public sealed record SoleOwnerError(IReadOnlyList<Organization> Organizations, IReadOnlyList<OwnerRemedy> Remedies)
    : DomainError(
        ErrorCode.SoleOwner,
        $"Nobody else owns {Words(Organizations)}. Make somebody else an owner there, or delete it, first.")
{
    private static string Words(IReadOnlyList<Organization> organizations)
        => organizations.Count == 1 ? organizations[0].Name : $"{organizations[0].Name} and other organizations";
}
