namespace Orgs.GraphQL.Invitations;

/// <summary>A list of invitations.</summary>
public sealed class InvitationConnection(Page<Invitation> page) : ConnectionBase<Invitation, InvitationEdge, PageInfo>
{
    /// <summary>A list of edges.</summary>
    public override IReadOnlyList<InvitationEdge>? Edges
        => field ??= [.. page.Items.Select(invitation => new InvitationEdge(page.CreateCursor(invitation), invitation))];

    /// <summary>A flattened list of the nodes.</summary>
    public IReadOnlyList<Invitation>? Nodes => page.Items;

    /// <summary>Information to aid in pagination.</summary>
    public override PageInfo PageInfo => field ??= new PageInfo<Invitation>(page);

    /// <summary>The number of all invitations.</summary>
    public int TotalCount => page.TotalCount ?? 0;
}

/// <summary>An edge of a list of invitations; also what inviteMember answers for a list to prepend to.</summary>
public sealed class InvitationEdge(string cursor, Invitation invitation) : IEdge<Invitation>
{
    /// <summary>A cursor for use in pagination.</summary>
    public string Cursor => cursor;

    /// <summary>The invitation.</summary>
    public Invitation Node => invitation;

    object? IEdge.Node => Node;
}
