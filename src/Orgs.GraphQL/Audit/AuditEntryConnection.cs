namespace Orgs.GraphQL.Audit;

/// <summary>A page of an audit log.</summary>
public sealed class AuditEntryConnection(Page<AuditEntry> page) : ConnectionBase<AuditEntry, AuditEntryEdge, PageInfo>
{
    /// <summary>A list of edges.</summary>
    public override IReadOnlyList<AuditEntryEdge>? Edges
        => field ??= [.. page.Items.Select(entry => new AuditEntryEdge(page.CreateCursor(entry), entry))];

    /// <summary>A flattened list of the nodes.</summary>
    public IReadOnlyList<AuditEntry>? Nodes => page.Items;

    /// <summary>Information to aid in pagination.</summary>
    public override PageInfo PageInfo => field ??= new PageInfo<AuditEntry>(page);

    /// <summary>The number of all entries.</summary>
    public int TotalCount => page.TotalCount ?? 0;
}

/// <summary>An edge of an audit log.</summary>
public sealed class AuditEntryEdge(string cursor, AuditEntry entry) : IEdge<AuditEntry>
{
    /// <summary>A cursor for use in pagination.</summary>
    public string Cursor => cursor;

    /// <summary>The entry.</summary>
    public AuditEntry Node => entry;

    object? IEdge.Node => Node;
}
