namespace Orgs.GraphQL.Organizations;

/// <summary>A group of people with roles, under a name and an address of its own.</summary>
public sealed class Organization : Account
{
    private Organization()
        : base(personal: false)
    {
    }

    /// <summary>The organization's short name in addresses; unique.</summary>
    public string Slug { get; private set; } = "";

    /// <summary>Who can invite.</summary>
    public InvitePolicy InvitePolicy { get; private set; }

    /// <summary>Counts the changes of the organization, for clients that want to notice somebody else's.</summary>
    public int Version { get; private set; } = 1;

    public static Organization Create(string name, string slug, Guid createdById, DateTimeOffset now)
        => new() { Id = Guid.NewGuid(), Name = name, Slug = slug, CreatedById = createdById, CreatedAt = now };

    public void SetInvitePolicy(InvitePolicy policy)
    {
        if (policy != InvitePolicy)
        {
            InvitePolicy = policy;
            Version++;
        }
    }
}
