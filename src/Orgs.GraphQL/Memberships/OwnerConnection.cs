namespace Orgs.GraphQL.Memberships;

/// <summary>Owners of an organization: users, with their memberships on the edges.</summary>
public sealed class OwnerConnection(Page<Membership> page) : ConnectionBase<User, OwnerEdge, PageInfo>
{
    /// <summary>A list of edges.</summary>
    public override IReadOnlyList<OwnerEdge>? Edges
        => field ??= [.. page.Items.Select(membership => new OwnerEdge(page, membership))];

    /// <summary>A flattened list of the nodes.</summary>
    public IReadOnlyList<User>? Nodes => field ??= [.. page.Items.Select(membership => membership.User)];

    /// <summary>Information to aid in pagination.</summary>
    public override PageInfo PageInfo => field ??= new PageInfo<Membership>(page);

    /// <summary>The number of all owners.</summary>
    public int TotalCount => page.TotalCount ?? 0;
}

/// <summary>An edge of an owner connection.</summary>
public sealed class OwnerEdge(Page<Membership> page, Membership membership) : IEdge<User>
{
    /// <summary>A cursor for use in pagination.</summary>
    public string Cursor => page.CreateCursor(membership);

    /// <summary>The owner.</summary>
    public User Node => membership.User;

    object? IEdge.Node => Node;

    /// <summary>The membership that makes the user an owner.</summary>
    public Membership Membership => membership;
}
