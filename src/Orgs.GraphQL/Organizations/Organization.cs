namespace Orgs.GraphQL.Organizations;

/// <summary>A group of people with roles, under a name and an address of its own.</summary>
public sealed class Organization : Account, IOrganizationEventSubject
{
    public const int MaxReferenceLength = 100;

    private Organization()
        : base(personal: false)
    {
    }

    /// <summary>The organization's short name in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Who can invite.</summary>
    public InvitePolicy InvitePolicy { get; private set; }

    /// <summary>How many members there can be, where it differs from what the server's configuration says.</summary>
    public int? MemberLimit { get; private set; }

    /// <summary>What the organization is called somewhere else, in a billing system for instance.</summary>
    public string? ExternalReference { get; private set; }

    /// <summary>Who has asked to delete the organization.</summary>
    public Guid? DeletedById { get; private set; }

    /// <summary>From when on a deleted organization cannot be restored.</summary>
    public DateTimeOffset? PurgeAt { get; private set; }

    /// <summary>Counts the changes of the organization, for clients that want to notice somebody else's.</summary>
    public int Version { get; private set; } = 1;

    public OrganizationSettings Settings => new(Name, Slug, InvitePolicy, ExternalReference);

    /// <summary>The number of the newest event; each has its own, so that nobody misses one without noticing.</summary>
    public long EventSequence { get; private set; }

    public static Organization Create(string name, string slug, Guid createdById, DateTimeOffset now)
        => new() { Id = Guid.NewGuid(), Name = name, Slug = slug, CreatedById = createdById, CreatedAt = now };

    /// <summary>The number of the event that happens now.</summary>
    public long NextEvent() => ++EventSequence;

    /// <summary>Changes what is given and differs, and counts that as one change. Answers whether anything changed.</summary>
    public bool Update(OrganizationSettings settings)
    {
        if (settings == Settings)
        {
            return false;
        }

        (Name, Slug, InvitePolicy, ExternalReference) = settings;
        Version++;
        return true;
    }

    /// <summary>Hides the organization. It can be restored until <paramref name="purgeAt"/>.</summary>
    public void Delete(Guid byId, DateTimeOffset now, DateTimeOffset purgeAt)
    {
        (DeletedAt, DeletedById, PurgeAt) = (now, byId, purgeAt);
        Version++;
    }

    public void Restore()
    {
        (DeletedAt, DeletedById, PurgeAt) = (null, null, null);
        Version++;
    }
}

/// <summary>What can be changed about an organization.</summary>
public sealed record OrganizationSettings(string Name, string Slug, InvitePolicy InvitePolicy, string? ExternalReference);
