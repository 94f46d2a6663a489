using System.Collections.Immutable;
using Cacao.Paging;

namespace Cacao.Tests.Paging;

public sealed class ConnectionTests
{
    private static readonly Page<string> s_page = new(["a", "b"], hasNextPage: true, hasPreviousPage: false, item => item.ToUpperInvariant(), totalCount: 7);

    [Fact]
    public void A_page_becomes_a_connection()
    {
        var connection = new PageConnection<string>(s_page);

        connection.Edges!.Select(edge => (edge.Cursor, edge.Node)).ShouldBe([("A", "a"), ("B", "b")]);
        connection.Nodes.ShouldBe(["a", "b"]);
        connection.TotalCount.ShouldBe(7);
        connection.PageInfo.HasNextPage.ShouldBeTrue();
        connection.PageInfo.HasPreviousPage.ShouldBeFalse();
        connection.PageInfo.StartCursor.ShouldBe("A");
        connection.PageInfo.EndCursor.ShouldBe("B");
        connection.Edges.ShouldBeSameAs(connection.Edges);
    }

    [Fact]
    public void Cursors_are_made_only_when_asked_for()
    {
        var made = 0;
        var page = new Page<string>(["a", "b"], true, false, item => (++made).ToString());
        var connection = new PageConnection<string>(page);

        _ = connection.Edges!.Select(edge => edge.Node).Concat(connection.Nodes!).ToList();

        made.ShouldBe(0);
    }

    [Fact]
    public void An_empty_page_has_no_cursors()
    {
        var connection = new PageConnection<string>(Page<string>.Empty);

        connection.Edges.ShouldBeEmpty();
        connection.Nodes.ShouldBeEmpty();
        connection.PageInfo.StartCursor.ShouldBeNull();
        connection.PageInfo.EndCursor.ShouldBeNull();
    }

    [Fact]
    public void An_application_can_give_edges_fields_of_their_own()
    {
        var page = new Page<Ownership>([new("ann", 3), new("bob", 4)], false, false, item => item.Owner);

        IConnection connection = new OwnerConnection(page);

        connection.Edges!.Select(edge => (edge.Cursor, edge.Node)).ShouldBe([("ann", "ann"), ("bob", "bob")]);
        ((OwnerConnection)connection).Edges!.Select(edge => edge.Since).ShouldBe([3, 4]);
        connection.PageInfo.EndCursor.ShouldBe("bob");
    }

    private sealed record Ownership(string Owner, int Since);

    private sealed class OwnerConnection(Page<Ownership> page) : ConnectionBase<string, OwnerEdge, PageInfo>
    {
        public override IReadOnlyList<OwnerEdge>? Edges => page.Items.Select(item => new OwnerEdge(page, item)).ToImmutableArray();

        public override PageInfo PageInfo => new PageInfo<Ownership>(page);
    }

    private sealed class OwnerEdge(Page<Ownership> page, Ownership ownership) : IEdge<string>
    {
        public string Cursor => page.CreateCursor(ownership);

        public string Node => ownership.Owner;

        public int Since => ownership.Since;

        object? IEdge.Node => Node;
    }
}
