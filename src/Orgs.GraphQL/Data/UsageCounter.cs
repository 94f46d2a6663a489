namespace Orgs.GraphQL.Data;

/// <summary>How often something was done by or to somebody, since the window of time began.</summary>
public sealed class UsageCounter
{
    public const int MaxNameLength = 40;

    private UsageCounter()
    {
    }

    public Guid Id { get; private init; } = Guid.NewGuid();

    /// <summary>Which limit.</summary>
    public string LimitName { get; private init; } = "";

    /// <summary>Whose.</summary>
    public string Subject { get; private init; } = "";

    public int Used { get; private init; }

    public DateTimeOffset EndsAt { get; private init; }

    public static UsageCounter First(RateLimit limit, string subject, DateTimeOffset now)
        => new() { LimitName = limit.Name, Subject = subject, Used = 1, EndsAt = now + limit.Window };
}
