namespace Orgs.GraphQL.Data;

/// <summary>That a user has sent a request under a key, and what it was answered, for a day.</summary>
public sealed class IdempotencyKey
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(1);

    private IdempotencyKey()
    {
    }

    public Guid Id { get; private init; } = Guid.NewGuid();

    public Guid UserId { get; private init; }

    public byte[] KeyHash { get; private init; } = [];

    /// <summary>Of everything that was asked, so that the same key under something else is noticed.</summary>
    public byte[] BodyHash { get; private init; } = [];

    /// <summary>The answer, sealed with the key itself, of which the server keeps only a hash.</summary>
    public byte[] Answer { get; set; } = [];

    public DateTimeOffset ExpiresAt { get; private init; }

    public static IdempotencyKey Of(IdempotentRequest request, DateTimeOffset now)
        => new() { UserId = request.UserId, KeyHash = request.KeyHash, BodyHash = request.BodyHash, ExpiresAt = now + Lifetime };
}
