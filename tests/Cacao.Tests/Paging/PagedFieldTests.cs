using System.Text.Json;
using Cacao.DataLoading;
using Cacao.Paging;
using Cacao.Schema;
using Cacao.Tests.Schema;
using Cacao.Types;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Cacao.Tests.Paging;

public sealed class PagedFieldTests
{
    [Fact]
    public void A_connection_has_the_types_and_nullability_of_Relay()
    {
        var schema = Paged().Build();

        Signatures(schema, "PlayerConnection").ShouldBe(["edges: [PlayerEdge!]", "nodes: [Player!]", "pageInfo: PageInfo!", "totalCount: Int!"], ignoreOrder: true);
        Signatures(schema, "PlayerEdge").ShouldBe(["cursor: String!", "node: Player!"]);
        Signatures(schema, "PageInfo").ShouldBe(["hasNextPage: Boolean!", "hasPreviousPage: Boolean!", "startCursor: String", "endCursor: String"]);
        Signatures(schema, "CaptainConnection").ShouldBe(["edges: [CaptainEdge!]", "nodes: [Player!]", "pageInfo: PageInfo!", "totalCount: Int!"], ignoreOrder: true);
        Signatures(schema, "CaptainEdge").ShouldBe(["cursor: String!", "node: Player!", "since: DateTime!"]);
    }

    [Fact]
    public void Paging_arguments_become_arguments_of_the_field_and_backward_ones_only_where_allowed()
    {
        var schema = Paged().Build();

        Arguments(schema, "Query", "players").ShouldBe(["first: Int", "after: String", "last: Int", "before: String", "name: String"]);
        Arguments(schema, "Team", "players").ShouldBe(["first: Int", "after: String"]);
    }

    [Fact]
    public async Task A_field_is_paged_from_cursor_to_cursor()
    {
        await using var club = new Club();

        var first = await ExecuteAsync(club, "{ players(first: 2) { nodes { name } pageInfo { hasNextPage hasPreviousPage endCursor } edges { cursor } } }");
        var data = JsonDocument.Parse(first).RootElement.GetProperty("data").GetProperty("players");
        var cursor = data.GetProperty("pageInfo").GetProperty("endCursor").GetString();
        data.GetProperty("edges")[1].GetProperty("cursor").GetString().ShouldBe(cursor);
        data.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean().ShouldBeTrue();

        var second = await ExecuteAsync(club, $$$"""{ players(first: 1, after: "{{{cursor}}}") { nodes { id } pageInfo { hasPreviousPage } } }""");

        var third = club.Players.OrderBy(player => player.Name).ThenBy(player => player.Id).Skip(2).First();
        second.ShouldBe("{\"data\":{\"players\":{\"nodes\":[{\"id\":\"" + third.Id + "\"}],\"pageInfo\":{\"hasPreviousPage\":true}}}}");
    }

    [Fact]
    public async Task Items_are_counted_only_when_totalCount_is_selected()
    {
        await using var club = new Club();

        await ExecuteAsync(club, "{ players { nodes { name } } }");
        club.Statements.Count.ShouldBe(1);

        var counted = await ExecuteAsync(club, "{ players { totalCount } }");
        counted.ShouldBe("""{"data":{"players":{"totalCount":25}}}""");
        club.Statements.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Lists_of_many_parents_cost_as_many_statements_as_that_of_one()
    {
        await using var club = new Club();

        var json = await ExecuteAsync(club, """
            {
              teams {
                name
                players(first: 2) { totalCount nodes { name } }
                captains(first: 1) { edges { since node { isCaptain } } }
              }
            }
            """);

        json.ShouldNotContain("errors");
        json.ShouldContain("\"totalCount\":20");
        json.ShouldContain("\"totalCount\":0");
        json.ShouldContain("\"isCaptain\":true");

        // Teams, players, their number, captains.
        club.Statements.Count.ShouldBe(4);
    }

    [Theory]
    [Trait("Abuse", "GD-13")]
    [InlineData("first: 0", "HC0079")]
    [InlineData("first: -1", "HC0079")]
    [InlineData("last: -2147483648", "HC0079")]
    [InlineData("first: 11", "HC0051")]
    [InlineData("last: 11", "HC0051")]
    [InlineData("first: 2147483647", "HC0051")]
    [InlineData("first: 1, last: 1", "FIRST_AND_LAST")]
    [InlineData("first: 1, after: \"x\"", "BAD_CURSOR")]
    [InlineData("last: 1, before: \"\"", "BAD_CURSOR")]
    public async Task GD_13_What_is_no_page_is_an_error_with_a_code(string arguments, string code)
    {
        await using var club = new Club();

        var json = await ExecuteAsync(club, $$"""{ players({{arguments}}) { nodes { name } } }""");

        json.ShouldContain($"\"code\":\"{code}\"");
        json.ShouldContain("\"path\":[\"players\"]");
        club.Statements.ShouldBeEmpty();
    }

    [Theory]
    [Trait("Abuse", "GD-13")]
    [InlineData("query($first: Int) { players(first: $first) { nodes { name } } }", """{"first":0}""", "HC0079")]
    [InlineData("query($first: Int) { players(first: $first) { nodes { name } } }", """{"first":101}""", "HC0051")]
    [InlineData("query($first: Int = 101) { players(first: $first) { nodes { name } } }", null, "HC0051")]
    [InlineData("query($first: Int = 1, $last: Int = 1) { players(first: $first, last: $last) { nodes { name } } }", null, "FIRST_AND_LAST")]
    public async Task GD_13_Variables_and_their_defaults_are_held_to_the_same_rules(string document, string? variables, string code)
    {
        await using var club = new Club();

        var json = await ExecuteAsync(club, document, variables);

        json.ShouldContain($"\"code\":\"{code}\"");
    }

    [Theory]
    [Trait("Abuse", "GD-13")]
    [InlineData("{ players { nodes { name } } }", null)]
    [InlineData("{ players(first: null, after: null) { nodes { name } } }", null)]
    [InlineData("query($first: Int) { players(first: $first) { nodes { name } } }", """{"first":null}""")]
    public async Task GD_13_Null_and_nothing_are_the_default_page(string document, string? variables)
    {
        await using var club = new Club();

        var json = await ExecuteAsync(club, document, variables);

        JsonDocument.Parse(json).RootElement.GetProperty("data").GetProperty("players").GetProperty("nodes").GetArrayLength().ShouldBe(3);
    }

    // Where the analysis of cost is left out, each page is still held to its limit by its coerced size.
    [Theory]
    [Trait("Abuse", "GD-14")]
    [Trait("Abuse", "GD-15")]
    [InlineData("query ($n: Int!) { teams { players(first: $n) { nodes { name } } } }", """{"n":2147483647}""")]
    [InlineData("query ($n: Int! = 2147483647) { a: players(first: $n) { nodes { name } } b: players(last: $n) { nodes { name } } }", null)]
    [InlineData("{ players(first: 2147483647) { nodes { name } } teams { players(first: 2147483647) { totalCount nodes { name } } } }", null)]
    public async Task Sizes_that_are_large_at_run_time_are_refused_for_what_they_are(string document, string? variables)
    {
        await using var club = new Club();

        var json = await ExecuteAsync(club, document, variables);

        json.ShouldContain("\"code\":\"HC0051\"");
        json.ShouldContain("\"requestedItems\":2147483647");
        json.ShouldNotContain("\"name\"");
    }

    private static TestSchema Paged()
        => TestSchema.Of(typeof(ClubQueries), typeof(TeamType))
            .With(schema => schema.AddParameterBinding(new PagingArgumentsBindingFactory(new PagingOptions { MaxPageSize = 10, DefaultPageSize = 3 })));

    private static Task<string> ExecuteAsync(Club club, string document, string? variables = null)
        => Paged()
            .WithServices(services => services
                .AddSingleton<IDbContextFactory<Club>>(new SharedClub(club))
                .AddDataLoader<IPlayersByTeamDataLoader, PlayersByTeamDataLoader>()
                .AddDataLoader<ICaptainsByTeamDataLoader, CaptainsByTeamDataLoader>())
            .Execute(document, variables);

    private static IEnumerable<string> Signatures(GraphQLSchema schema, string type)
        => ((ObjectType)schema.Types.Single(candidate => candidate.Name == type)).Fields.Where(field => !field.Name.StartsWith('_')).Select(field => $"{field.Name}: {field.Type}");

    private static IEnumerable<string> Arguments(GraphQLSchema schema, string type, string field)
        => ((ObjectType)schema.Types.Single(candidate => candidate.Name == type)).Fields[field].Arguments.Select(argument => $"{argument.Name}: {argument.Type}");

    /// <summary>Contexts on the one database in memory.</summary>
    private sealed class SharedClub(Club club) : IDbContextFactory<Club>
    {
        public Club CreateDbContext() => new(club);
    }
}

[QueryType]
internal static partial class ClubQueries
{
    [UseConnection]
    public static async Task<PageConnection<Player>> GetPlayersAsync(
        PagingArguments pagingArguments,
        string? name,
        [Service] IDbContextFactory<Club> clubs,
        CancellationToken cancellationToken)
        => new(await clubs.CreateDbContext().Players
            .Where(player => name == null || player.Name == name)
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .ToPageAsync(pagingArguments, cancellationToken));

    public static Task<List<Team>> GetTeamsAsync([Service] IDbContextFactory<Club> clubs, CancellationToken cancellationToken)
        => clubs.CreateDbContext().Teams.OrderBy(team => team.Id).ToListAsync(cancellationToken);
}

[ObjectType<Team>]
internal static partial class TeamType
{
    [BindMember(nameof(Team.Players))]
    [UseConnection(AllowBackwardPagination = false, MaxPageSize = 4)]
    public static async Task<PageConnection<Player>> GetPlayersAsync(
        [Parent] Team team,
        PagingArguments pagingArguments,
        IPlayersByTeamDataLoader playersByTeam,
        CancellationToken cancellationToken)
        => new(await playersByTeam.With(pagingArguments).LoadAsync(team.Id, cancellationToken) ?? Page<Player>.Empty);

    public static async Task<CaptainConnection> GetCaptainsAsync(
        [Parent] Team team,
        PagingArguments pagingArguments,
        ICaptainsByTeamDataLoader captainsByTeam,
        CancellationToken cancellationToken)
        => new(await captainsByTeam.With(pagingArguments).LoadAsync(team.Id, cancellationToken) ?? Page<Player>.Empty);
}

internal static class ClubDataLoaders
{
    [DataLoader]
    internal static async Task<Dictionary<int, Page<Player>>> GetPlayersByTeamAsync(
        IReadOnlyList<int> teamIds,
        PagingArguments pagingArguments,
        Club club,
        CancellationToken cancellationToken)
        => await club.Players
            .Where(player => teamIds.Contains(player.TeamId))
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .ToBatchPageAsync(player => player.TeamId, pagingArguments, cancellationToken);

    [DataLoader]
    internal static async Task<Dictionary<int, Page<Player>>> GetCaptainsByTeamAsync(
        IReadOnlyList<int> teamIds,
        PagingArguments pagingArguments,
        Club club,
        CancellationToken cancellationToken)
        => await club.Players
            .Where(player => teamIds.Contains(player.TeamId) && player.IsCaptain)
            .OrderBy(player => player.JoinedAt).ThenBy(player => player.Id)
            .ToBatchPageAsync(player => player.TeamId, pagingArguments, cancellationToken);
}

/// <summary>A list of captains.</summary>
public sealed class CaptainConnection(Page<Player> page) : ConnectionBase<Player, CaptainEdge, PageInfo>
{
    private CaptainEdge[]? _edges;

    /// <inheritdoc/>
    public override IReadOnlyList<CaptainEdge>? Edges => _edges ??= [.. page.Items.Select(player => new CaptainEdge(page, player))];

    /// <inheritdoc/>
    public IReadOnlyList<Player>? Nodes => page.Items;

    /// <inheritdoc/>
    public override PageInfo PageInfo => new PageInfo<Player>(page);

    public int TotalCount => page.TotalCount ?? 0;
}

public sealed class CaptainEdge(Page<Player> page, Player captain) : PageEdge<Player>(page, captain)
{
    private readonly Player _captain = captain;

    public DateTime Since => _captain.JoinedAt;
}
