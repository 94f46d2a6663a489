namespace Orgs.GraphQL.Users;

/// <summary>What a token that was mailed to a user is good for.</summary>
public enum MailedTokenPurpose
{
    ConfirmEmail = 0,
    ResetPassword = 1,
}

/// <summary>A token that was mailed to a user: good for one purpose, one address, once. Using it deletes the row.</summary>
public sealed class MailedToken
{
    private static readonly TimeSpan _confirmationLifetime = TimeSpan.FromHours(24);
    private static readonly TimeSpan _resetLifetime = TimeSpan.FromMinutes(60);

    private MailedToken()
    {
    }

    public Guid Id { get; private init; }

    public Guid UserId { get; private init; }

    public MailedTokenPurpose Purpose { get; private init; }

    /// <summary>The address the token was mailed to. It proves this one and no other.</summary>
    public string NormalizedEmail { get; private init; } = "";

    public byte[] TokenHash { get; private init; } = [];

    public DateTimeOffset CreatedAt { get; private init; }

    public DateTimeOffset ExpiresAt { get; private init; }

    public static MailedToken For(User user, MailedTokenPurpose purpose, string token, DateTimeOffset now)
        => new()
        {
            Id = Guid.NewGuid(),
            UserId = user.Id,
            Purpose = purpose,
            NormalizedEmail = user.NormalizedEmail!,
            TokenHash = SecretToken.Hash(token),
            CreatedAt = now,
            ExpiresAt = now + (purpose == MailedTokenPurpose.ConfirmEmail ? _confirmationLifetime : _resetLifetime),
        };

    /// <summary>Whether the token is still good for this user: in time, and mailed to the address that the user still has.</summary>
    public bool IsGoodFor(User user, DateTimeOffset now)
        => now < ExpiresAt && UserId == user.Id && string.Equals(NormalizedEmail, user.NormalizedEmail, StringComparison.Ordinal);
}
