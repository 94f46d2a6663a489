using Cacao.Paging;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Tests.Paging;

public sealed class PageTests
{
    private static readonly Dictionary<string, Func<IQueryable<Player>, IQueryable<Player>>> s_orders = new()
    {
        ["name"] = players => players.OrderBy(player => player.Name).ThenBy(player => player.Id),
        ["name backwards"] = players => players.OrderByDescending(player => player.Name).ThenBy(player => player.Id),
        ["both backwards"] = players => players.OrderByDescending(player => player.Name).ThenByDescending(player => player.Id),
        ["three keys"] = players => players.OrderBy(player => player.JoinedAt).ThenByDescending(player => player.Name).ThenBy(player => player.Id),
        ["nullable number"] = players => players.OrderBy(player => player.Score).ThenBy(player => player.Id),
        ["nullable number backwards"] = players => players.OrderByDescending(player => player.Score).ThenBy(player => player.Id),
        ["nullable text"] = players => players.OrderBy(player => player.Nickname).ThenBy(player => player.Id),
        ["nullable text backwards"] = players => players.OrderByDescending(player => player.Nickname).ThenByDescending(player => player.Id),
        ["enum kept as text"] = players => players.OrderBy(player => player.Rank).ThenBy(player => player.Id),
        ["boolean backwards"] = players => players.OrderByDescending(player => player.IsCaptain).ThenBy(player => player.Id),
        ["of the parent"] = players => players.OrderBy(player => player.Team.Name).ThenBy(player => player.Name).ThenBy(player => player.Id),
        ["computed"] = players => players.OrderBy(player => player.Name.ToUpper()).ThenBy(player => player.Id),
        ["condition after the order"] = players => players.OrderBy(player => player.Name).ThenBy(player => player.Id).Where(player => player.TeamId > 0).AsNoTracking(),
    };

    public static TheoryData<string> Orders => [.. s_orders.Keys];

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_forward_are_the_list(string order)
    {
        await using var club = new Club();
        var query = s_orders[order](club.Players);
        var all = await InDatabaseOrderAsync(query);

        var walked = await WalkForwardAsync(query, size: 3);

        walked.ShouldBe(all);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    public async Task Pages_backward_are_the_list(string order)
    {
        await using var club = new Club();
        var query = s_orders[order](club.Players);
        var all = await InDatabaseOrderAsync(query);

        var walked = new List<Guid>();
        string? before = null;

        while (true)
        {
            var page = await query.ToPageAsync(new PagingArguments(last: 4, before: before), TestContext.Current.CancellationToken);
            walked.InsertRange(0, page.Items.Select(player => player.Id));
            page.HasNextPage.ShouldBe(before is not null);

            if (!page.HasPreviousPage)
            {
                break;
            }

            before = page.CreateCursor(page.Items[0]);
        }

        walked.ShouldBe(all);
    }

    [Fact]
    public async Task A_page_is_one_statement_and_a_count_is_another()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id);

        var page = await query.ToPageAsync(new PagingArguments(first: 5));

        page.TotalCount.ShouldBeNull();
        club.Statements.Count.ShouldBe(1);

        var counted = await query.ToPageAsync(new PagingArguments(first: 5, after: page.CreateCursor(page.Last!), includeTotalCount: true));

        counted.TotalCount.ShouldBe(25);
        club.Statements.Count.ShouldBe(3);
        club.Statements[2].ShouldContain("COUNT(*)");
        club.Statements[2].ShouldNotContain("ORDER BY");
    }

    [Fact]
    public async Task A_page_tells_whether_there_are_more_on_either_side()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Id);

        var first = await query.ToPageAsync(new PagingArguments(first: 24));
        var last = await query.ToPageAsync(new PagingArguments(first: 24, after: first.CreateCursor(first.Last!)));
        var whole = await query.ToPageAsync(new PagingArguments(first: 25));

        (first.HasPreviousPage, first.HasNextPage).ShouldBe((false, true));
        (last.HasPreviousPage, last.HasNextPage, last.Items.Length).ShouldBe((true, false, 1));
        (whole.HasPreviousPage, whole.HasNextPage).ShouldBe((false, false));
    }

    [Fact]
    public async Task Rows_that_come_and_go_do_not_shift_the_pages()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id);
        var all = await InDatabaseOrderAsync(query);
        var first = await query.ToPageAsync(new PagingArguments(first: 5));
        var cursor = first.CreateCursor(first.Last!);
        var shown = first.Items.Select(item => item.Id).ToList();

        await club.Players.Where(player => shown.Contains(player.Id)).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        club.Add(new Player { Id = Guid.NewGuid(), TeamId = 1, Name = "Player" });
        await club.SaveChangesAsync(TestContext.Current.CancellationToken);
        var second = await query.ToPageAsync(new PagingArguments(first: 5, after: cursor));

        second.Items.Select(player => player.Id).ShouldBe(all.Skip(5).Take(5));
    }

    [Fact]
    public async Task After_and_before_together_are_a_range()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id);
        var all = await query.ToPageAsync(new PagingArguments(first: 25));

        var range = await query.ToPageAsync(new PagingArguments(
            first: 25,
            after: all.CreateCursor(all.Items[3]),
            before: all.CreateCursor(all.Items[9])));

        range.Items.Select(player => player.Id).ShouldBe(all.Items[4..9].Select(player => player.Id));
    }

    [Fact]
    public async Task A_projection_into_a_record_can_be_paged_by_its_members()
    {
        await using var club = new Club();
        var query = club.Players
            .Select(player => new PlayerRow(player.Id, player.TeamId, player.Name, player.Team.Name))
            .Where(row => row.TeamId < 3)
            .OrderByDescending(row => row.TeamName).ThenBy(row => row.PlayerName).ThenBy(row => row.Id);

        var walked = await WalkForwardAsync(query, size: 4, row => row.Id);

        walked.ShouldBe(await InDatabaseOrderAsync(
            club.Players.OrderByDescending(player => player.Team.Name).ThenBy(player => player.Name).ThenBy(player => player.Id)));
    }

    [Fact]
    public async Task A_projection_can_follow_the_order()
    {
        await using var club = new Club();
        var query = club.Players
            .OrderBy(player => player.Team.Name).ThenBy(player => player.Name).ThenBy(player => player.Id)
            .Select(player => new PlayerRow(player.Id, player.TeamId, player.Name, player.Team.Name));

        var walked = await WalkForwardAsync(query, size: 4, row => row.Id);

        walked.ShouldBe(await InDatabaseOrderAsync(
            club.Players.OrderBy(player => player.Team.Name).ThenBy(player => player.Name).ThenBy(player => player.Id)));
    }

    [Fact]
    public async Task Sort_keys_that_are_not_projected_are_read_beside_the_items()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id).Select(player => player.JoinedAt);

        var first = await query.ToPageAsync(new PagingArguments(first: 3));
        var second = await query.ToPageAsync(new PagingArguments(first: 30, after: new PageConnection<DateTime>(first).PageInfo.EndCursor));

        second.Items.Length.ShouldBe(22);
        club.Statements.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_page_from_the_cursor_on_reads_the_index_in_its_order()
    {
        await using var club = new Club();
        var query = club.Players.Where(player => player.TeamId == 1).OrderBy(player => player.Name).ThenBy(player => player.Id);
        var first = await query.ToPageAsync(new PagingArguments(first: 2));

        await query.ToPageAsync(new PagingArguments(first: 2, after: first.CreateCursor(first.Last!)));

        var plan = club.QueryPlan(club.Statements[1]).ShouldHaveSingleItem();
        plan.ShouldContain("IX_Players_TeamId_Name_Id (TeamId=? AND Name>?)");
    }

    [Fact]
    public async Task A_cursor_is_a_parameter_of_the_statement()
    {
        await using var club = new Club();
        var query = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id);
        var first = await query.ToPageAsync(new PagingArguments(first: 2));

        await query.ToPageAsync(new PagingArguments(first: 2, after: first.CreateCursor(first.Items[0])));
        await query.ToPageAsync(new PagingArguments(first: 3, after: first.CreateCursor(first.Items[1])));

        club.Statements[1].ShouldBe(club.Statements[2]);
        club.Statements[1].ShouldNotContain("'Player");
    }

    [Fact]
    public async Task An_unsorted_query_is_refused()
    {
        await using var club = new Club();

        await Should.ThrowAsync<ArgumentException>(async () => await club.Players.ToPageAsync(new PagingArguments(first: 2)));
        await Should.ThrowAsync<ArgumentException>(async () => await club.Players.OrderBy(player => player.Id).Take(3).ToPageAsync(new PagingArguments(first: 2)));
        await Should.ThrowAsync<ArgumentException>(async () => await club.Players.OrderBy(player => player.Id).ToPageAsync(new PagingArguments(first: 2, last: 2)));
    }

    private static async Task<List<Guid>> InDatabaseOrderAsync(IQueryable<Player> query)
        => await query.Select(player => player.Id).ToListAsync(TestContext.Current.CancellationToken);

    private static Task<List<Guid>> WalkForwardAsync(IQueryable<Player> query, int size) => WalkForwardAsync(query, size, player => player.Id);

    private static async Task<List<Guid>> WalkForwardAsync<T>(IQueryable<T> query, int size, Func<T, Guid> id)
    {
        var walked = new List<Guid>();
        string? after = null;

        while (true)
        {
            var page = await query.ToPageAsync(new PagingArguments(first: size, after: after), TestContext.Current.CancellationToken);
            walked.AddRange(page.Items.Select(id));

            if (!page.HasNextPage)
            {
                return walked;
            }

            page.Items.Length.ShouldBe(size);
            after = page.CreateCursor(page.Last!);
        }
    }
}
