namespace Orgs.GraphQL.Users;

/// <param name="User">The new user, signed in.</param>
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
