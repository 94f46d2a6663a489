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
        var printed = Paged().Print();

        printed.ShouldContain("players(first: Int, after: String, last: Int, before: String, name: String): PlayerConnection!".Replace("first: Int", "\"Returns the first _n_ elements from the list.\" first: Int").Replace("\"Returns the first _n_ elements from the list.\" ", ""), customMessage: printed);
    }

    private static TestSchema Paged()
        => TestSchema.Of(typeof(ClubQueries), typeof(TeamType))
            .With(schema => schema.AddParameterBinding(new PagingArgumentsBindingFactory(new PagingOptions { MaxPageSize = 10, DefaultPageSize = 3 })));
}

[QueryType]
internal static partial class ClubQueries
{
    [UseConnection]
    public static async Task<PageConnection<Player>> GetPlayersAsync(
        PagingArguments pagingArguments,
        string? name,
        [Service] Club club,
        CancellationToken cancellationToken)
        => new(await club.Players
            .Where(player => name == null || player.Name == name)
            .OrderBy(player => player.Name).ThenBy(player => player.Id)
            .ToPageAsync(pagingArguments, cancellationToken));

    public static IQueryable<Team> GetTeams([Service] Club club) => club.Teams.OrderBy(team => team.Id);
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
public sealed class CaptainConnection(Page<Player> page) : ConnectionBase<Player, CaptainEdge, ConnectionPageInfo>
{
    private CaptainEdge[]? _edges;

    /// <inheritdoc/>
    public override IReadOnlyList<CaptainEdge>? Edges => _edges ??= [.. page.Items.Select(player => new CaptainEdge(page, player))];

    /// <inheritdoc/>
    public IReadOnlyList<Player>? Nodes => page.Items;

    /// <inheritdoc/>
    public override ConnectionPageInfo PageInfo => ConnectionPageInfo.Of(page);

    public int TotalCount => page.TotalCount ?? 0;
}

public sealed class CaptainEdge(Page<Player> page, Player captain) : PageEdge<Player>(page, captain)
{
    private readonly Player _captain = captain;

    public DateTime Since => _captain.JoinedAt;
}
