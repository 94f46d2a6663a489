namespace Orgs.GraphQL.Users;

/// <param name="User">The new user, signed in; null, like the rest, where the server tells nothing before the address is proven: the way on is in the mail.</param>
/// <param name="PersonalAccount">The account that comes with the user.</param>
/// <param name="Membership">Where the invitation led.</param>
public sealed record RegisterPayload(User? User, PersonalAccount? PersonalAccount, Membership? Membership);

/// <param name="User">Who is signed in now.</param>
/// <param name="AccessToken">Goes into the Authorization header behind "Bearer "; null when a cookie keeps the session.</param>
/// <param name="RefreshToken">Good for one refreshSession; null when a cookie keeps the session.</param>
/// <param name="ExpiresAt">When the access token ends; null when a cookie keeps the session.</param>
public sealed record SignInPayload(User? User, string? AccessToken, string? RefreshToken, DateTimeOffset? ExpiresAt)
{
    public static SignInPayload From(SignedIn signedIn)
        => new(signedIn.User, signedIn.Tokens?.AccessToken, signedIn.Tokens?.RefreshToken, signedIn.Tokens?.ExpiresAt);
}

/// <param name="SignedOut">Whether a session was ended.</param>
public sealed record SignOutPayload(bool SignedOut);

/// <param name="User">The user whose address is proven now.</param>
public sealed record ConfirmEmailPayload(User? User);

/// <param name="EndedSessions">How many sessions were ended, this one among them.</param>
public sealed record SignOutEverywherePayload(int EndedSessions);

/// <param name="RevokedSessionId">The id of the session that is no more.</param>
public sealed record RevokeSessionPayload([property: ID<Session>] Guid? RevokedSessionId);

/// <param name="Accepted">True for every address; whether a mail was sent is not told.</param>
public sealed record RequestPasswordResetPayload(bool Accepted);

/// <param name="User">The user whose password is new. Nobody is signed in by this.</param>
public sealed record ResetPasswordPayload(User? User);

/// <param name="User">The viewer. All other sessions have ended.</param>
public sealed record ChangePasswordPayload(User? User);

/// <param name="Accepted">True also when the address is confirmed already, and nothing is sent.</param>
public sealed record ResendConfirmationPayload(bool Accepted);

/// <param name="User">The viewer as it is now.</param>
public sealed record UpdateMePayload(User? User);

/// <param name="DeletedUserId">The id of the user that is no more; in a dry run of the one that would be.</param>
/// <param name="Effects">What happened, or in a dry run would have.</param>
public sealed record DeleteMyAccountPayload([property: ID<User>] Guid? DeletedUserId, IReadOnlyList<Effect> Effects)
{
    public static DeleteMyAccountPayload From(DeletedAccount deleted) => new(deleted.UserId, deleted.Effects);
}

/// <param name="Account">What is viewed now.</param>
public sealed record SetCurrentOrganizationPayload([property: GraphQLType<AccountType>] Account? Account);
