using Cacao.DataLoading;
using Cacao.Paging;
using Microsoft.EntityFrameworkCore;

namespace Cacao.Tests.Paging;

/// <summary>The first time and every time: a context that the engine knows has its queries translated once, another one each time.</summary>
public sealed class TranslatedBatchPageTests : BatchPageTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(32)]
    [InlineData(33)]
    public async Task Many_parents_have_the_pages_that_each_has_alone(int parents)
    {
        await using var club = NewClub();
        club.Players.ExecuteDelete();
        foreach (var id in Enumerable.Range(10, parents))
        {
            club.Teams.Add(new Team { Id = id, Name = $"Team {id}" });
            for (var i = 0; i < id % 6; i++)
            {
                club.Players.Add(new Player { Id = Guid.NewGuid(), TeamId = id, Name = $"Player {i % 3}", Nickname = i % 2 == 0 ? null : $"Nick {i}" });
            }
        }

        await club.SaveChangesAsync(TestContext.Current.CancellationToken);
        club.ChangeTracker.Clear();

        foreach (var arguments in new PagingArguments[] { new(first: 2), new(last: 3), new(first: 100) })
        {
            var ids = Enumerable.Range(10, parents).ToList();
            club.Statements.Clear();
            var pages = await PagesAsync(club, ids, arguments);
            club.Statements.Count.ShouldBe(1);

            foreach (var id in ids)
            {
                var alone = (await PagesAsync(new Club(club), [id], arguments))[id];
                var page = pages[id];
                page.Items.Select(player => player.Id).ShouldBe(alone.Items.Select(player => player.Id));
                page.Items.ShouldAllBe(player => player.Team.Id == id);
                (page.HasNextPage, page.HasPreviousPage).ShouldBe((alone.HasNextPage, alone.HasPreviousPage));
                page.Items.Select(page.CreateCursor).ShouldBe(alone.Items.Select(alone.CreateCursor));
            }
        }

        static ValueTask<Dictionary<int, Page<Player>>> PagesAsync(Club club, List<int> ids, PagingArguments arguments)
            => club.Players.AsNoTracking()
                .Include(player => player.Team)
                .Where(player => ids.Contains(player.TeamId))
                .OrderBy(player => player.Nickname).ThenByDescending(player => player.Name).ThenBy(player => player.Id)
                .ToBatchPageAsync(player => player.TeamId, arguments);
    }

    [Fact]
    public async Task A_query_is_translated_once_whatever_it_captured()
    {
        await using var club = NewClub();

        var found = new List<string>();
        foreach (var (teamId, letter) in new[] { (1, "a"), (2, "b"), (1, "c"), (3, "d") })
        {
            int[] teamIds = [teamId];
            var pages = await club.Players
                .Where(player => teamIds.Contains(player.TeamId) && player.Name != "Player " + letter)
                .OrderBy(player => player.Name).ThenBy(player => player.Id)
                .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 50));
            found.AddRange(pages[teamId].Items.Select(player => $"{player.TeamId} {player.Name}"));
        }

        club.Translations.ShouldBe(1);
        found.ShouldContain("1 Player b");
        found.ShouldNotContain("2 Player b");
        found.Where(name => name.StartsWith("1 ")).Distinct().Order().ShouldBe(["1 Player a", "1 Player b", "1 Player c", "1 Player d", "1 Player e"]);
    }

    [Fact]
    public async Task Other_conditions_are_other_queries()
    {
        await using var club = NewClub();
        int[] teamIds = [1, 2];
        var sorted = club.Players.Where(player => teamIds.Contains(player.TeamId)).OrderBy(player => player.Id);

        var captains = await sorted.Where(player => player.IsCaptain).ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 50));
        var others = await sorted.Where(player => !player.IsCaptain).ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 50));
        var champions = await sorted.Where(player => player.Rank == Rank.Champion).ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 50));
        var novices = await sorted.Where(player => player.Rank == Rank.Novice).ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 50));

        captains.Values.SelectMany(page => page.Items).ShouldAllBe(player => player.IsCaptain);
        others.Values.SelectMany(page => page.Items).ShouldAllBe(player => !player.IsCaptain);
        champions.Values.SelectMany(page => page.Items).ShouldAllBe(player => player.Rank == Rank.Champion);
        novices.Values.SelectMany(page => page.Items).ShouldAllBe(player => player.Rank == Rank.Novice);
        (captains.Values.Sum(page => page.Items.Length) + others.Values.Sum(page => page.Items.Length)).ShouldBe(25);
        novices.Values.Sum(page => page.Items.Length).ShouldBePositive();
    }

    [Fact]
    public async Task A_query_that_ignores_filters_is_translated_once_like_others()
    {
        await using var club = NewClub();
        int[] teamIds = [1, 2];

        foreach (var filters in new string[][] { ["one"], ["two"] })
        {
            await club.Players.AsNoTracking().IgnoreQueryFilters(filters)
                .Where(player => teamIds.Contains(player.TeamId)).OrderBy(player => player.Id)
                .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 1));
        }

        club.Statements.Count.ShouldBe(2);
        club.Statements.ShouldAllBe(statement => statement.Contains("@limit1"));
    }

    [Fact]
    public async Task A_parent_that_is_named_twice_has_its_children_once()
    {
        await using var club = NewClub();
        int[] teamIds = [2, 2];

        var pages = await club.Players.Where(player => teamIds.Contains(player.TeamId)).OrderBy(player => player.Id)
            .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 50));

        pages[2].Items.Length.ShouldBe(5);
    }

    protected override Club NewClub()
    {
        var club = new Club();
        QueryContexts.Note(club);
        return club;
    }
}

/// <inheritdoc cref="TranslatedBatchPageTests"/>
public sealed class UntranslatedBatchPageTests : BatchPageTests
{
    protected override Club NewClub() => new();
}

public abstract class BatchPageTests
{
    protected abstract Club NewClub();

    [Theory]
    [InlineData(new[] { 1, 2, 3 })]
    [InlineData(new[] { 1 })]
    [InlineData(new[] { 3 })]
    public async Task The_first_children_of_many_parents_are_one_statement(int[] teamIds)
    {
        await using var club = NewClub();

        var pages = await club.Players
            .Where(player => teamIds.Contains(player.TeamId))
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 3));

        club.Statements.Count.ShouldBe(1);
        pages.Keys.Order().ShouldBe(teamIds);

        foreach (var (teamId, page) in pages)
        {
            page.Items.Select(player => player.Id).ShouldBe(await IdsAsync(club, teamId, 3));
            page.HasNextPage.ShouldBe(teamId != 3);
            page.TotalCount.ShouldBeNull();
        }
    }

    [Theory]
    [InlineData(new[] { 1, 2, 3 })]
    [InlineData(new[] { 1 })]
    public async Task Counts_of_many_parents_are_one_statement_more(int[] teamIds)
    {
        await using var club = NewClub();

        var pages = await club.Players
            .Where(player => teamIds.Contains(player.TeamId))
            .OrderBy(player => player.Id)
            .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 1, includeTotalCount: true));

        club.Statements.Count.ShouldBe(2);
        pages.ToDictionary(page => page.Key, page => page.Value.TotalCount).ShouldBe(
            teamIds.ToDictionary(id => id, id => (int?)(id == 1 ? 20 : id == 2 ? 5 : 0)),
            ignoreOrder: true);
    }

    [Theory]
    [InlineData(new[] { 1, 2 })]
    [InlineData(new[] { 2 })]
    public async Task Pages_from_the_end_and_after_a_cursor_work_for_each_parent(int[] teamIds)
    {
        await using var club = NewClub();
        var query = club.Players.Where(player => teamIds.Contains(player.TeamId)).OrderBy(player => player.Name).ThenBy(player => player.Id);

        var last = (await query.ToBatchPageAsync(player => player.TeamId, new PagingArguments(last: 2)))[2];
        var before = (await query.ToBatchPageAsync(player => player.TeamId, new PagingArguments(last: 2, before: last.CreateCursor(last.First!))))[2];
        var after = (await query.ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 9, after: before.CreateCursor(before.First!))))[2];

        var all = await IdsAsync(club, 2, 5);
        last.Items.Select(player => player.Id).ShouldBe(all[3..]);
        (last.HasNextPage, last.HasPreviousPage).ShouldBe((false, true));
        before.Items.Select(player => player.Id).ShouldBe(all[1..3]);
        after.Items.Select(player => player.Id).ShouldBe(all[2..]);
    }

    [Fact]
    public async Task One_parent_reads_the_index_from_the_cursor_on()
    {
        await using var club = NewClub();
        IReadOnlyList<int> teamIds = [1];
        var query = club.Players.Where(player => teamIds.Contains(player.TeamId)).OrderBy(player => player.Name).ThenBy(player => player.Id);
        var first = (await query.ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 3)))[1];

        await query.ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 3, after: first.CreateCursor(first.Last!)));

        club.QueryPlan(club.Statements[1]).ShouldHaveSingleItem().ShouldContain("IX_Players_TeamId_Name_Id (TeamId=? AND Name>?)");
    }

    [Fact]
    public async Task A_projection_and_keys_of_parents_work_in_batches()
    {
        await using var club = NewClub();
        var teamIds = new List<int> { 1, 2 };

        var pages = await club.Players
            .Where(player => teamIds.Contains(player.TeamId))
            .Select(player => new PlayerRow(player.Id, player.TeamId, player.Name, player.Team.Name))
            .OrderBy(row => row.TeamName).ThenBy(row => row.PlayerName).ThenBy(row => row.Id)
            .ToBatchPageAsync(row => row.TeamId, row => row.PlayerName, new PagingArguments(first: 2));

        club.Statements.Count.ShouldBe(1);
        pages[1].Items.Length.ShouldBe(2);
        pages[2].Items.ShouldAllBe(name => name.StartsWith("Player"));
        pages[2].CreateCursor(pages[2].Items[1]).ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData(new[] { 1, 2 }, true)]
    [InlineData(new[] { 2 }, true)]
    [InlineData(new[] { 1, 2 }, false)]
    [InlineData(new[] { 2 }, false)]
    public async Task What_is_loaded_with_the_children_stays_loaded(int[] teamIds, bool isSortedByIt)
    {
        await using var club = NewClub();
        var children = club.Players.AsNoTracking()
            .Include(player => player.Team)
            .Where(player => teamIds.Contains(player.TeamId));
        var sorted = isSortedByIt
            ? children.OrderBy(player => player.Team.Name).ThenBy(player => player.Id)
            : children.OrderBy(player => player.Name.ToLower()).ThenBy(player => player.Id);

        var first = (await sorted.ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 2)))[2];
        var second = (await sorted.ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 9, after: first.CreateCursor(first.Last!))))[2];

        first.Items.Concat(second.Items).ShouldAllBe(player => player.Team.Name == "Team X");
        (first.Items.Length, second.Items.Length).ShouldBe((2, 3));
        club.Statements.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Parents_can_have_guids()
    {
        await using var club = NewClub();
        var ids = await IdsAsync(club, 1, 3);

        var pages = await club.Players
            .Where(player => ids.Contains(player.Id))
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .ToBatchPageAsync(player => player.Id, new PagingArguments(first: 1, includeTotalCount: true));

        pages.ShouldAllBe(page => page.Value.Items.Single().Id == page.Key && page.Value.TotalCount == 1);
        pages.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Statements_are_the_same_for_other_parents()
    {
        await using var club = NewClub();

        foreach (var teamIds in new int[][] { [1, 2], [2, 3] })
        {
            await club.Players.Where(player => teamIds.Contains(player.TeamId)).OrderBy(player => player.Id)
                .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 1));
        }

        club.Statements[0].ShouldBe(club.Statements[1]);
    }

    [Fact]
    public async Task Parents_that_the_query_does_not_name_are_found_in_the_rows()
    {
        await using var club = NewClub();

        var pages = await club.Players
            .OrderBy(player => player.Score).ThenBy(player => player.Id)
            .ToBatchPageAsync(player => player.Team.Name, new PagingArguments(first: 2));

        pages.Keys.Order().ShouldBe(["Team X", "Team Y"]);
    }

    [Fact]
    public async Task The_window_is_sorted_by_the_index()
    {
        await using var club = NewClub();
        IReadOnlyList<int> teamIds = [1, 2];

        await club.Players
            .Where(player => teamIds.Contains(player.TeamId))
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .ToBatchPageAsync(player => player.TeamId, new PagingArguments(first: 3));

        var plan = club.QueryPlan(club.Statements[0]);
        plan.ShouldContain(step => step.Contains(" USING INDEX IX_Players_TeamId_Name_Id (TeamId=?)"), string.Join('\n', plan));
        plan.ShouldNotContain(step => step.Contains("SCAN Players"));
    }

    private static async Task<List<Guid>> IdsAsync(Club club, int teamId, int count)
        => await club.Players.Where(player => player.TeamId == teamId)
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .Select(player => player.Id)
            .Take(count)
            .ToListAsync(TestContext.Current.CancellationToken);
}
