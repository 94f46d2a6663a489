using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Hosting;

public sealed class TimeLimitTests
{
    private static readonly (string, string) _oneSecond = ("Orgs:ExecutionTimeout", "00:00:01");

    [Fact]
    [Trait("Abuse", "GD-22")]
    public async Task A_query_past_the_time_limit_ends_in_the_database_too_and_its_connections_are_free_again()
    {
        await using var app = new OrgsApplication(_oneSecond);
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann);
        const string query = "{ me { organizations { nodes { name } } } }";
        app.Faults.Hold("memberships");

        var answers = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => app.As(ann).SendAsync(query)));

        answers.ShouldAllBe(answer => answer.Status == 504 && answer.ErrorCodes.Single() == "HC0045");
        app.Faults.Waiting.ShouldBe(0);
        app.Faults.Hold(null);
        var after = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => app.As(ann).SendAsync(query)));
        after.ShouldAllBe(answer => answer.Status == 200);
    }

    [Fact]
    [Trait("Abuse", "GD-22")]
    public async Task A_change_that_waits_for_another_past_the_time_limit_is_ended_and_changes_nothing()
    {
        await using var app = new OrgsApplication(_oneSecond);
        var (team, owner, _, member) = await app.CreateTeamAsync();
        var change = new { input = new { membershipId = team.Memberships[member] } };
        const string mutation = "mutation ($input: PromoteOwnerInput!) { promoteOwner(input: $input) { membership { role } errors { __typename } } }";
        var start = Stopwatch.GetTimestamp();

        Answer late;
        await using (await LockAsync(app, team))
        {
            late = await app.As(owner).SendAsync(mutation, change);
        }

        late.Status.ShouldBe(504, late.Text);
        late.ErrorCodes.ShouldBe(["HC0045"]);
        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        var again = await app.As(owner).SendAsync(mutation, change);
        again.GetText("data.promoteOwner.membership.role").ShouldBe("OWNER");
    }

    /// <summary>What another change holds while it is at work.</summary>
    private static async Task<IAsyncDisposable> LockAsync(OrgsApplication app, Team team)
    {
        var provider = app.Get<IDatabaseProvider>();
        var turn = await provider.WaitForTurnAsync(TestContext.Current.CancellationToken);
        var database = app.OpenDatabase();
        var transaction = await provider.BeginWriteAsync(database, TestContext.Current.CancellationToken);
        var organization = await database.Organizations.SingleAsync(organization => organization.Slug == team.Slug, TestContext.Current.CancellationToken);
        await provider.LockOrganizationAsync(database, organization.Id, TestContext.Current.CancellationToken);

        return new Lock(turn, database, transaction);
    }

    private sealed class Lock(IDisposable turn, OrgsDbContext database, IAsyncDisposable transaction) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await transaction.DisposeAsync();
            await database.DisposeAsync();
            turn.Dispose();
        }
    }
}
