namespace Orgs.GraphQL.Organizations;

/// <summary>
/// A slug that an organization had. It keeps leading there until another organization takes it, which is possible after a
/// while only: who has the old address in a bookmark is not to be sent to somebody else.
/// </summary>
public sealed class FormerSlug
{
    /// <summary>How long nobody else can have it.</summary>
    public static readonly TimeSpan HeldFor = TimeSpan.FromDays(90);

    private FormerSlug()
    {
    }

    public string Slug { get; private init; } = "";

    /// <summary>Whose slug it was. The organization may be gone.</summary>
    public Guid OrganizationId { get; private init; }

    public DateTimeOffset LeftAt { get; private init; }

    public static FormerSlug Of(string slug, Guid organizationId, DateTimeOffset now)
        => new() { Slug = slug, OrganizationId = organizationId, LeftAt = now };

    public bool IsFreeFor(Organization organization, DateTimeOffset now) => OrganizationId == organization.Id || LeftAt + HeldFor <= now;
}
