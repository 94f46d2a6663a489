namespace Orgs.GraphQL.Users;

/// <summary>What a token that was mailed to a user is good for.</summary>
public enum MailedTokenPurpose
{
    ConfirmEmail = 0,
}

/// <summary>A token that was mailed to a user: good for one purpose, one address, once. Using it deletes the row.</summary>
public sealed class MailedToken
{
    public static readonly TimeSpan ConfirmationLifetime = TimeSpan.FromHours(24);

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

    public static MailedToken ForConfirmation(User user, string token, DateTimeOffset now)
        => new()
        {
            Id = Guid.NewGuid(),
            UserId = user.Id,
            Purpose = MailedTokenPurpose.ConfirmEmail,
            NormalizedEmail = user.NormalizedEmail!,
            TokenHash = SecretToken.Hash(token),
            CreatedAt = now,
            ExpiresAt = now + ConfirmationLifetime,
        };
}
