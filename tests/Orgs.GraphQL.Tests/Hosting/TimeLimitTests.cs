using System.Diagnostics;

namespace Orgs.GraphQL.Tests.Hosting;

public sealed class TimeLimitTests
{
    private static readonly (string, string) _shortly = ("Orgs:ExecutionTimeout", "00:00:02");

    [Fact]
    [Trait("Abuse", "GD-22")]
    public async Task A_query_past_the_time_limit_ends_in_the_database_too_and_its_connections_are_free_again()
    {
        await using var app = new OrgsApplication(_shortly);
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

    [Theory]
    [Trait("Abuse", "GD-22")]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_statement_that_the_database_is_at_work_on_is_interrupted_when_the_time_is_up(bool afterFirstRow)
    {
        await using var app = new OrgsApplication(_shortly);
        var log = LogRecorder.Of(app);
        var ann = await app.RegisterAsync("Ann");
        await app.CreateOrganizationAsync(ann);
        const string query = "{ me { sessions { id } } }";
        (await app.As(ann).SendAsync(query)).ErrorCodes.ShouldBeEmpty();
        app.Faults.Burden("last_seen_at DESC", afterFirstRow);
        var start = Stopwatch.GetTimestamp();

        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => app.As(ann).SendAsync(query)));

        Stopwatch.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(10));
        answers.ShouldAllBe(answer => answer.Status == 504 && answer.ErrorCodes.Single() == "HC0045");
        log.Problems.ShouldBeEmpty("what is ended on purpose is no fault of the server");
        app.Faults.Burden(null);
        var after = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => app.As(ann).SendAsync(query)));
        after.ShouldAllBe(answer => answer.Status == 200 && answer.ErrorCodes.Count == 0);
        (await app.As(ann).MutateAsync("createOrganization", new { name = "After" })).ShouldSucceed();
    }

    [Fact]
    [Trait("Abuse", "GD-22")]
    public async Task A_change_that_the_database_is_at_work_on_is_interrupted_and_tried_no_second_time()
    {
        await using var app = new OrgsApplication(_shortly);
        var log = LogRecorder.Of(app);
        var ann = await app.RegisterAsync("Ann");
        const string mutation = """mutation { updateMe(input: { name: "Changed" }) { user { name } errors { __typename } } }""";
        app.Faults.Burden("FROM users");

        var late = await app.As(ann).SendAsync(mutation);

        late.Status.ShouldBe(504, late.Text);
        late.ErrorCodes.ShouldBe(["HC0045"]);
        app.Faults.Ended.ShouldBe(1);
        log.Problems.ShouldBeEmpty();
        app.Faults.Burden(null);
        (await app.As(ann).SendAsync("{ me { name } }")).GetText("data.me.name").ShouldBe("Ann");
        (await app.As(ann).SendAsync(mutation)).GetText("data.updateMe.user.name").ShouldBe("Changed");
    }

    [Fact]
    [Trait("Abuse", "GD-22")]
    [Trait("Abuse", "GD-23")]
    public async Task A_statement_whose_client_has_gone_is_interrupted()
    {
        await using var app = new OrgsApplication();
        app.StartOnPort();
        var ann = await app.RegisterAsync("Ann");
        app.Faults.Burden("last_seen_at DESC");
        using var gone = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(
            app.Client.SendAsync(HttpOf.Post("""{"query":"{ me { sessions { id } } }"}""").As(ann), gone.Token));

        await Patience.UntilAsync(() => app.Faults.Ended == 1);
        app.Faults.Burden(null);
        (await app.As(ann).SendAsync("{ me { sessions { id } } }")).Status.ShouldBe(200);
    }

    [Fact]
    [Trait("Abuse", "GD-22")]
    public async Task A_change_that_waits_for_another_past_the_time_limit_is_ended_and_changes_nothing()
    {
        await using var app = new OrgsApplication(_shortly);
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
