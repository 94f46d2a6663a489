namespace Orgs.GraphQL.Organizations;

/// <summary>Organizations of a user, with the user's memberships on the edges.</summary>
public sealed class UserOrganizationConnection(Page<Membership> page) : ConnectionBase<Organization, UserOrganizationEdge, PageInfo>
{
    /// <summary>A list of edges.</summary>
    public override IReadOnlyList<UserOrganizationEdge>? Edges
        => field ??= [.. page.Items.Select(membership => new UserOrganizationEdge(page.CreateCursor(membership), membership))];

    /// <summary>A flattened list of the nodes.</summary>
    public IReadOnlyList<Organization>? Nodes => field ??= [.. page.Items.Select(membership => membership.Organization)];

    /// <summary>Information to aid in pagination.</summary>
    public override PageInfo PageInfo => field ??= new PageInfo<Membership>(page);

    /// <summary>The number of all organizations.</summary>
    public int TotalCount => page.TotalCount ?? 0;
}

/// <summary>An edge of a user's organizations; also what a mutation answers for a list to append to.</summary>
public sealed class UserOrganizationEdge(string cursor, Membership membership) : IEdge<Organization>
{
    /// <summary>A cursor for use in pagination.</summary>
    public string Cursor => cursor;

    /// <summary>The organization.</summary>
    public Organization Node => membership.Organization;

    object? IEdge.Node => Node;

    /// <summary>The user's membership in it.</summary>
    public Membership Membership => membership;

    /// <summary>The user's role in it.</summary>
    public OrgRole Role => membership.Role;
}
